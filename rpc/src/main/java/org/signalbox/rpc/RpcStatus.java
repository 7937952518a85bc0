package org.signalbox.rpc;

import java.time.Instant;

/**
 * What {@code CoreSv1.Status} tells.
 *
 * @param version of the program
 * @param nodeId names this node
 * @param runningSince when it started
 * @param memoryOctets heap in use
 * @param threads platform threads alive
 */
public record RpcStatus(
    String version, String nodeId, Instant runningSince, long memoryOctets, int threads) {}

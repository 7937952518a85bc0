package org.signalbox.diameter.node;

import java.time.Duration;

/**
 * Bounds of what strangers, slow peers and large messages can take.
 *
 * @param messageOctetsMax longest message that is read
 * @param pendingMax requests that wait for an answer of one peer; more are answered with 3004
 * @param writeOctetsHigh octets waiting to be written to one peer from which on nobody is read who
 *     writes to it
 * @param strangersMax connections that have not yet brought a known peer's CER; the oldest one is
 *     closed for a new one
 * @param strangersPerAddressMax the same from one address
 * @param refusalsPerSecond CERs of unknown peers answered with 3010; more are closed silently
 * @param duplicatesMax requests remembered for the recognition of duplicates
 * @param duplicatesFor how long they are remembered
 * @param eventLoops threads that carry all connections
 */
public record NodeLimits(
    int messageOctetsMax,
    int pendingMax,
    int writeOctetsHigh,
    int strangersMax,
    int strangersPerAddressMax,
    int refusalsPerSecond,
    int duplicatesMax,
    Duration duplicatesFor,
    int eventLoops) {

  /** The defaults. */
  public static NodeLimits defaults() {
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new NodeLimits(
        256 * 1024, 20_000, 1024 * 1024, 1024, 256, 50, 100_000, Duration.ofMinutes(4), loops);
  }

  public NodeLimits withPendingMax(int max) {
    return new NodeLimits(
        messageOctetsMax,
        max,
        writeOctetsHigh,
        strangersMax,
        strangersPerAddressMax,
        refusalsPerSecond,
        duplicatesMax,
        duplicatesFor,
        eventLoops);
  }

  public NodeLimits withStrangersMax(int max, int perAddressMax) {
    return new NodeLimits(
        messageOctetsMax,
        pendingMax,
        writeOctetsHigh,
        max,
        perAddressMax,
        refusalsPerSecond,
        duplicatesMax,
        duplicatesFor,
        eventLoops);
  }

  public NodeLimits withWriteOctetsHigh(int octets) {
    return new NodeLimits(
        messageOctetsMax,
        pendingMax,
        octets,
        strangersMax,
        strangersPerAddressMax,
        refusalsPerSecond,
        duplicatesMax,
        duplicatesFor,
        eventLoops);
  }

  public NodeLimits withEventLoops(int loops) {
    return new NodeLimits(
        messageOctetsMax,
        pendingMax,
        writeOctetsHigh,
        strangersMax,
        strangersPerAddressMax,
        refusalsPerSecond,
        duplicatesMax,
        duplicatesFor,
        loops);
  }
}

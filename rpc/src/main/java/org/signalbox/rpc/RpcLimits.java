package org.signalbox.rpc;

import java.time.Duration;

/**
 * What clients may take of the server. What is beyond is refused or waits; memory stays bounded.
 *
 * @param requestOctets largest request
 * @param nesting deepest nesting of a request, at most {@value ExactJson#MAX_DEPTH}
 * @param connections most open connections at each door
 * @param inFlight most requests under way of one TCP connection; it is not read from beyond that
 * @param calls most calls of stores under way of all clients; one more is answered {@code
 *     MAX_CONCURRENT_RPC_EXCEEDED}
 * @param requestTimeout longest time from the first to the last octet of a request, and longest
 *     time that a client may leave its answers unread
 */
public record RpcLimits(
    int requestOctets,
    int nesting,
    int connections,
    int inFlight,
    int calls,
    Duration requestTimeout) {

  public static final RpcLimits DEFAULT =
      new RpcLimits(16 << 20, 64, 20_000, 256, 4_096, Duration.ofSeconds(30));

  public RpcLimits {
    boolean countsArePositive =
        requestOctets > 0 && nesting > 0 && connections > 0 && inFlight > 0 && calls > 0;
    boolean legal =
        countsArePositive
            && nesting <= ExactJson.MAX_DEPTH
            && requestOctets <= 1 << 30
            && requestTimeout.isPositive();
    if (!legal) {
      throw new IllegalArgumentException("limits of the JSON-RPC doors out of range");
    }
  }
}

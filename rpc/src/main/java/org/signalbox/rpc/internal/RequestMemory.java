package org.signalbox.rpc.internal;

import org.signalbox.rpc.RpcLimits;

/**
 * What the requests of all clients may take of the heap, so that many large requests cannot exhaust
 * what one may need. Thread-safe; never blocks.
 *
 * <p>What decoding makes of a request is at worst some twenty times as large as its octets. Large
 * requests have a share of their own: however many there are, small ones find room beside them.
 */
final class RequestMemory {

  /** A request up to this size is small; it waits for its end uncounted. */
  static final int SMALL_OCTETS = 16 << 10;

  private static final int HEAP_PER_OCTET_UNDER_WAY = 128;
  private static final int HEAP_PER_OCTET_WAITING = 8;

  private final OctetBudget small;
  private final OctetBudget large;
  private final OctetBudget waiting;

  private RequestMemory(long underWay, long waiting) {
    this.small = new OctetBudget(underWay);
    this.large = new OctetBudget(underWay);
    this.waiting = new OctetBudget(waiting);
  }

  /** Shares of the heap that the program runs with; one request of the largest size always fits. */
  static RequestMemory of(RpcLimits limits) {
    long heap = Runtime.getRuntime().maxMemory();
    return new RequestMemory(
        heap / HEAP_PER_OCTET_UNDER_WAY,
        Math.max(heap / HEAP_PER_OCTET_WAITING, 2L * limits.requestOctets()));
  }

  /** Takes room for a request from its decoding to its answer. */
  boolean begin(int octets) {
    return underWay(octets).take(octets);
  }

  /** Gives back what {@link #begin} took. */
  void end(int octets) {
    underWay(octets).give(octets);
  }

  private OctetBudget underWay(int octets) {
    return octets <= SMALL_OCTETS ? small : large;
  }

  /** Bounds the octets of large requests that have not ended yet. */
  OctetBudget waiting() {
    return waiting;
  }
}

package org.signalbox.dra.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The token buckets of all peers. They outlive the configuration: a limit that a reload leaves as
 * it was goes on where it stood.
 *
 * <p>Peers beyond the first {@value #MAX_PEERS} with a limit share one bucket of theirs, so that
 * nobody gets more by turning up under ever new names. Any thread may use it.
 */
public final class RateBuckets {

  private static final int MAX_PEERS = 20_000;

  private final LongSupplier nanoTime;
  private final Map<Key, Filled> byPeer = new ConcurrentHashMap<>();
  private final Map<RateLimit, TokenBucket> shared = new ConcurrentHashMap<>();

  /**
   * No bucket yet.
   *
   * @param nanoTime a monotonic clock, as {@link System#nanoTime}
   */
  public RateBuckets(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What a limit is for. */
  enum Direction {
    RECEIVING,
    SENDING
  }

  private record Key(String peer, Direction direction) {}

  private record Filled(RateLimit limit, TokenBucket bucket) {}

  /**
   * The bucket of a peer: a full one when the limit is another than before.
   *
   * @param peer its identity in lower case
   */
  TokenBucket of(String peer, Direction direction, RateLimit limit) {
    Key key = new Key(peer, direction);
    if (byPeer.size() >= MAX_PEERS && !byPeer.containsKey(key)) {
      return shared.computeIfAbsent(limit, this::full);
    }
    return byPeer.compute(
            key,
            (same, known) ->
                known != null && known.limit.equals(limit) ? known : new Filled(limit, full(limit)))
        .bucket;
  }

  private TokenBucket full(RateLimit limit) {
    return new TokenBucket(limit, nanoTime);
  }
}

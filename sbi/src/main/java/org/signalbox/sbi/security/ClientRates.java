package org.signalbox.sbi.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the requests of each client against its rate: a bucket that holds a burst and fills
 * steadily. Holds {@value #CLIENTS_MAX} clients; beyond that the one that was silent for longest
 * begins anew. Any thread.
 */
final class ClientRates {

  private static final int CLIENTS_MAX = 20_000;
  private static final long NANOS = 1_000_000_000L;

  private final SecurityPolicy.RequestRate rate;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > CLIENTS_MAX;
        }
      };

  ClientRates(SecurityPolicy.RequestRate rate, InstantSource clock) {
    this.rate = rate;
    this.clock = clock;
  }

  /**
   * How full a client's bucket was, in requests times nanoseconds, and when.
   *
   * @param isRefusing whether the last request was one too many
   */
  private record Bucket(long level, Instant at, boolean isRefusing) {}

  /**
   * What became of a request.
   *
   * @param pause how long the client should wait
   * @param isFirst whether it is the first one refused in a row
   */
  record TooMany(Duration pause, boolean isFirst) {}

  /** Counts a request; empty when it may pass. */
  Optional<TooMany> count(String client) {
    lock.lock();
    try {
      Instant now = clock.instant();
      long most = rate.burst() * NANOS;
      Bucket before = buckets.getOrDefault(client, new Bucket(most, now, false));
      // Cut first: the time since a client was last seen, in nanoseconds, may exceed a long.
      Duration longest = Duration.ofNanos(most / rate.perSecond() + 1);
      Duration passed = Duration.between(before.at(), now);
      long nanos =
          passed.isNegative() ? 0 : (passed.compareTo(longest) < 0 ? passed : longest).toNanos();
      long level = Math.min(most, before.level() + nanos * rate.perSecond());
      if (level >= NANOS) {
        buckets.put(client, new Bucket(level - NANOS, now, false));
        return Optional.empty();
      }
      buckets.put(client, new Bucket(level, now, true));
      long missing = (NANOS - level + rate.perSecond() - 1) / rate.perSecond();
      return Optional.of(new TooMany(Duration.ofNanos(missing), !before.isRefusing()));
    } finally {
      lock.unlock();
    }
  }
}

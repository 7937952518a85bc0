package org.signalbox.dra.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * The guards of all peers at work. A peer that is not named gets its own at its first message; at
 * most {@value #MAX_UNNAMED} of those are kept, and made anew at each message beyond that. What the
 * peers may send and get stays counted in {@link RateBuckets}. Any thread may use it.
 */
final class ActiveGuards {

  private static final int MAX_UNNAMED = 10_000;

  private final GuardConfig config;
  private final RateBuckets buckets;
  private final boolean checkOrigins;
  private final boolean limitSending;
  private final int sizeMax;
  private final Map<String, ActiveGuard> byPeer = new ConcurrentHashMap<>();

  ActiveGuards(GuardConfig config, RateBuckets buckets) {
    this.config = config;
    this.buckets = buckets;
    this.checkOrigins = config.all().anyMatch(guard -> guard.origin().isPresent());
    this.limitSending = config.all().anyMatch(guard -> guard.sending().isPresent());
    this.sizeMax = MAX_UNNAMED + config.peers().size();
    config
        .peers()
        .forEach((peer, guard) -> byPeer.put(peer.key(), new ActiveGuard(peer, guard, buckets)));
  }

  /** Whether the Origin of anybody's answers is looked at. */
  boolean checkOrigins() {
    return checkOrigins;
  }

  /** Whether anybody is sent less than there is. */
  boolean limitSending() {
    return limitSending;
  }

  ActiveGuard of(DiameterIdentity peer) {
    ActiveGuard known = byPeer.get(peer.key());
    if (known != null) {
      return known;
    }
    ActiveGuard unnamed = new ActiveGuard(peer, config.of(peer), buckets);
    if (byPeer.size() < sizeMax) {
      ActiveGuard before = byPeer.putIfAbsent(peer.key(), unnamed);
      return before == null ? unnamed : before;
    }
    return unnamed;
  }
}

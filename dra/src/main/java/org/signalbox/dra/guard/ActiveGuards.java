package org.signalbox.dra.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * The guards of all peers at work. A peer that is not named gets its own at its first message; at
 * most {@value #MAX_UNNAMED} of those are kept. Any thread may use it.
 */
final class ActiveGuards {

  private static final int MAX_UNNAMED = 10_000;

  private final GuardConfig config;
  private final LongSupplier nanoTime;
  private final boolean checkOrigins;
  private final boolean limitSending;
  private final int sizeMax;
  private final Map<String, ActiveGuard> byPeer = new ConcurrentHashMap<>();

  ActiveGuards(GuardConfig config, LongSupplier nanoTime) {
    this.config = config;
    this.nanoTime = nanoTime;
    this.checkOrigins = config.all().anyMatch(guard -> guard.origin().isPresent());
    this.limitSending = config.all().anyMatch(guard -> guard.sending().isPresent());
    this.sizeMax = MAX_UNNAMED + config.peers().size();
    config
        .peers()
        .forEach((peer, guard) -> byPeer.put(peer.key(), new ActiveGuard(peer, guard, nanoTime)));
  }

  /** Whether the Origin of anybody's answers is looked at. */
  boolean checkOrigins() {
    return checkOrigins;
  }

  /** Whether a request that was routed is looked at once more. */
  boolean actOnRouted() {
    return checkOrigins || limitSending;
  }

  ActiveGuard of(DiameterIdentity peer) {
    ActiveGuard known = byPeer.get(peer.key());
    if (known != null) {
      return known;
    }
    ActiveGuard unnamed = new ActiveGuard(peer, config.of(peer), nanoTime);
    if (byPeer.size() < sizeMax) {
      ActiveGuard before = byPeer.putIfAbsent(peer.key(), unnamed);
      return before == null ? unnamed : before;
    }
    return unnamed;
  }
}

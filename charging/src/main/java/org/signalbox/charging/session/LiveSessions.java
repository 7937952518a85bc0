package org.signalbox.charging.session;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sessions remembered beside the ledger, bounded. What is forgotten is recalled from the ledger
 * when it is asked for. Any thread.
 */
final class LiveSessions {

  /** How many are looked at for one that is over before an open one is forgotten. */
  private static final int LOOKED_AT = 64;

  private final int most;
  private final Map<String, LiveSession> byId = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  LiveSessions(int most) {
    this.most = most;
  }

  Optional<LiveSession> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The session of that name: the one that is there, or this. */
  LiveSession add(LiveSession fresh) {
    LiveSession known = byId.putIfAbsent(fresh.id(), fresh);
    if (known != null) {
      return known;
    }
    if (count.incrementAndGet() > most) {
      forgetOne(fresh.id());
    }
    return fresh;
  }

  private void forgetOne(String butNot) {
    String candidate = null;
    int looked = 0;
    for (Iterator<LiveSession> all = byId.values().iterator();
        all.hasNext() && looked < LOOKED_AT;
        looked++) {
      LiveSession session = all.next();
      if (session.id().equals(butNot)) {
        continue;
      }
      LiveSession.State state = session.state();
      if (state == LiveSession.State.ENDED || state == LiveSession.State.REFUSED) {
        candidate = session.id();
        break;
      }
      if (state == LiveSession.State.OPEN) {
        candidate = session.id();
      }
    }
    if (candidate != null) {
      remove(candidate);
    }
  }

  void remove(String id) {
    if (byId.remove(id) != null) {
      count.decrementAndGet();
    }
  }

  List<LiveSession> all() {
    return List.copyOf(byId.values());
  }
}

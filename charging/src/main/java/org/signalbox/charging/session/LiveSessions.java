package org.signalbox.charging.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.ledger.AccountId;

/**
 * The sessions remembered beside the ledger, bounded. What is forgotten is recalled from the ledger
 * when it is asked for. Any thread.
 */
final class LiveSessions {

  /** How many are looked at for one that is over before an open one is forgotten. */
  private static final int LOOKED_AT = 64;

  private final SessionConfig config;
  private final Map<String, LiveSession> byId = new ConcurrentHashMap<>();
  private final Map<AccountId, Set<String>> byAccount = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  LiveSessions(SessionConfig config) {
    this.config = config;
  }

  SessionConfig config() {
    return config;
  }

  Optional<LiveSession> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The session of that name: the one that is there and not over, or this. */
  LiveSession add(LiveSession fresh) {
    LiveSession known = byId.putIfAbsent(fresh.id(), fresh);
    if (known == null) {
      if (count.incrementAndGet() > config.sessionsMax()) {
        forgetOne(fresh.id());
      }
      return fresh;
    }
    return known.state().isOver() && byId.replace(fresh.id(), known, fresh) ? fresh : known;
  }

  /** Files a session under those on whose credit it lives. */
  void file(LiveSession session) {
    for (AccountId account : session.accounts()) {
      byAccount.compute(
          account,
          (id, known) -> {
            Set<String> sessions = known == null ? ConcurrentHashMap.newKeySet(2) : known;
            sessions.add(session.id());
            return sessions;
          });
    }
  }

  /** The open sessions that live on the credit of an account. */
  List<LiveSession> open(AccountId account) {
    List<LiveSession> open = new ArrayList<>();
    for (String id : byAccount.getOrDefault(account, Set.of())) {
      LiveSession session = byId.get(id);
      if (session != null && session.state() == LiveSession.State.OPEN) {
        open.add(session);
      }
    }
    return open;
  }

  /** How many sessions are filed under an account. */
  int filed(AccountId account) {
    return byAccount.getOrDefault(account, Set.of()).size();
  }

  /** Takes a session that is over from those on whose credit it lived; it stays to be explained. */
  void close(LiveSession session) {
    for (AccountId account : session.accounts()) {
      byAccount.computeIfPresent(
          account,
          (id, sessions) -> {
            sessions.remove(session.id());
            return sessions.isEmpty() ? null : sessions;
          });
    }
  }

  private void forgetOne(String butNot) {
    LiveSession candidate = null;
    int looked = 0;
    Iterator<LiveSession> all = byId.values().iterator();
    while (all.hasNext() && looked < LOOKED_AT) {
      looked++;
      LiveSession session = all.next();
      LiveSession.State state = session.state();
      if (session.id().equals(butNot) || state == LiveSession.State.BEGINNING) {
        continue;
      }
      boolean isBetter =
          candidate == null
              || (state.isOver() && !candidate.state().isOver())
              || (state.isOver() == candidate.state().isOver()
                  && session.changedAt().isBefore(candidate.changedAt()));
      candidate = isBetter ? session : candidate;
    }
    if (candidate != null) {
      remove(candidate);
    }
  }

  void remove(LiveSession session) {
    if (byId.remove(session.id(), session)) {
      count.decrementAndGet();
      close(session);
    }
  }

  /** Forgets what has been over for long. */
  void forgetEnded(Instant now) {
    Instant before = now.minus(config.keptAfterEnd());
    for (LiveSession session : byId.values()) {
      if (session.state().isOver() && session.changedAt().isBefore(before)) {
        remove(session);
      }
    }
  }

  List<LiveSession> all() {
    return List.copyOf(byId.values());
  }
}

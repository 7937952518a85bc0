package org.signalbox.charging.session;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.AccountId;

/**
 * The sessions remembered beside the ledger, bounded. What is forgotten is recalled from the ledger
 * when it is asked for. Any thread.
 */
final class LiveSessions {

  /** How many are looked at for each that begins. */
  private static final int LOOKED_AT = 2;

  private final SessionConfig config;
  private final Map<String, LiveSession> byId = new ConcurrentHashMap<>();
  private final AccountSessions byAccount = new AccountSessions();
  private final AtomicInteger count = new AtomicInteger();

  /** How many open ones were forgotten; at the start the ledger may know some. */
  private final AtomicLong forgotten = new AtomicLong();

  /** So many were forgotten when all were remembered last. */
  private volatile long wholeAt = -1;

  /**
   * All of them, the one looked at longest ago first; some may be forgotten already. Guarded by
   * itself: one array for all, where a queue without a lock needs an object for each.
   */
  private final Queue<LiveSession> inOrder = new ArrayDeque<>();

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
      count.incrementAndGet();
      lineUp(fresh);
      forgetSome(fresh.openedAt());
      return fresh;
    }
    if (known.state().isOver() && byId.replace(fresh.id(), known, fresh)) {
      lineUp(fresh);
      // The one before it waits there still, however often one name is used again.
      forgetSome(fresh.openedAt());
      return fresh;
    }
    return known;
  }

  /**
   * Remembers an open session that only the ledger knew, and files it.
   *
   * @return false where one of its name is remembered
   */
  boolean recall(LiveSession recalled) {
    if (byId.putIfAbsent(recalled.id(), recalled) != null) {
      return false;
    }
    count.incrementAndGet();
    lineUp(recalled);
    forgetSome(recalled.changedAt());
    file(recalled);
    return true;
  }

  /** Whether the ledger may have open sessions that are not remembered here. */
  boolean hasForgotten() {
    return wholeAt != forgotten.get();
  }

  /** How many open sessions were forgotten since the start. */
  long forgotten() {
    return forgotten.get();
  }

  /** All that were open were remembered when so many had been forgotten. */
  void allRemembered(long forgottenThen) {
    wholeAt = forgottenThen;
  }

  /** How many it holds on to, those included whose names others have now. */
  int held() {
    synchronized (inOrder) {
      return inOrder.size();
    }
  }

  private void lineUp(LiveSession last) {
    synchronized (inOrder) {
      inOrder.add(last);
    }
  }

  private @Nullable LiveSession next() {
    synchronized (inOrder) {
      return inOrder.poll();
    }
  }

  /** Files a session that is remembered under those on whose credit it lives. */
  void file(LiveSession session) {
    if (!isRemembered(session)) {
      return;
    }
    for (AccountId account : session.accounts()) {
      byAccount.file(account, session.id());
    }
    if (!isRemembered(session)) {
      // Forgotten meanwhile, by whom could not see it filed yet.
      close(session);
    }
  }

  // One session may follow another of its name: identity tells which is remembered.
  @SuppressWarnings("ReferenceEquality")
  private boolean isRemembered(LiveSession session) {
    return byId.get(session.id()) == session;
  }

  /** The open sessions that live on the credit of an account. */
  List<LiveSession> open(AccountId account) {
    List<LiveSession> open = new ArrayList<>();
    for (String id : byAccount.of(account)) {
      LiveSession session = byId.get(id);
      if (session != null && session.state() == LiveSession.State.OPEN) {
        open.add(session);
      }
    }
    return open;
  }

  /** Whether any session is filed under an account. */
  boolean isFiled(AccountId account) {
    return byAccount.isFiled(account);
  }

  /**
   * How many sessions live on the credit of an account, as far as anybody counts. Those that are
   * over or that the ledger may have given up do not, and are taken out; a request of theirs files
   * them again.
   */
  int filed(AccountId account, Instant now, int most) {
    int filed = 0;
    for (String id : byAccount.of(account)) {
      LiveSession session = byId.get(id);
      if (session == null || session.state().isOver() || session.mayBeGivenUp(now)) {
        byAccount.unfile(account, id);
      } else if (++filed >= most) {
        break;
      }
    }
    return filed;
  }

  /** Takes a session that is over from those on whose credit it lived; it stays to be explained. */
  void close(LiveSession session) {
    if (isRemembered(session) || !byId.containsKey(session.id())) {
      session.accounts().forEach(account -> byAccount.unfile(account, session.id()));
    }
  }

  /**
   * Goes some way round all that are remembered: forgets what has been over for long, and while
   * there are many whatever is over, while there are too many the oldest that is open.
   */
  private void forgetSome(Instant now) {
    Instant before = now.minus(config.keptAfterEnd());
    for (int i = 0; i < LOOKED_AT; i++) {
      LiveSession oldest = next();
      if (oldest == null) {
        return;
      }
      boolean isTooMuch = count.get() > config.sessionsMax();
      LiveSession.State state = oldest.state();
      boolean isForgotten =
          state.isOver()
              ? count.get() > config.endedMax() || oldest.changedAt().isBefore(before)
              : isTooMuch && i == LOOKED_AT - 1 && state == LiveSession.State.OPEN;
      if (isForgotten) {
        if (!state.isOver()) {
          forgotten.incrementAndGet();
        }
        remove(oldest);
      } else if (byId.get(oldest.id()) == oldest) {
        lineUp(oldest);
      }
    }
  }

  void remove(LiveSession session) {
    if (byId.remove(session.id(), session)) {
      count.decrementAndGet();
    }
    close(session);
  }
}

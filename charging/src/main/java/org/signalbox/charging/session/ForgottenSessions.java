package org.signalbox.charging.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.charging.ChargingVersionPort;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds open sessions that only the ledger knows: after a restart all of them until their clients
 * come back, later those beyond the bound of what is remembered.
 *
 * <p>The ledger keeps no list of sessions by account. So accounts are gathered, and one walk
 * through an image of the ledger looks for all of them, on the notices' thread and once in {@value
 * #SECONDS_BETWEEN} seconds at most: a tenth of a second for a million sessions. While all that are
 * open are remembered, nothing is looked for.
 */
final class ForgottenSessions {

  static final long SECONDS_BETWEEN = 5;

  private static final Duration BETWEEN = Duration.ofSeconds(SECONDS_BETWEEN);
  private static final int ACCOUNTS_MAX = 10_000;
  private static final int NOTICES_MAX = 16;
  private static final int RECALLED_MAX = 10_000;

  private final LiveSessions sessions;
  private final LedgerPort ledger;
  private final ChargingVersionPort versions;
  private final InstantSource clock;
  private final NoticeWorker worker;
  private Map<AccountId, Set<SessionNotice>> sought = new HashMap<>();
  private boolean isUnderWay;
  private Instant lastWalk = Instant.EPOCH;

  /** Told, on the notices' thread, which sessions of an account were found. */
  interface Finder {
    void found(AccountId account, SessionNotice notice, List<LiveSession> recalled);
  }

  private static final Logger LOG = LoggerFactory.getLogger(ForgottenSessions.class);

  private final Finder finder;

  ForgottenSessions(LiveSessions sessions, NoticePorts ports, NoticeWorker worker, Finder finder) {
    this.sessions = sessions;
    this.ledger = ports.ledger();
    this.versions = ports.versions();
    this.clock = ports.clock();
    this.worker = worker;
    this.finder = finder;
  }

  /** Has the sessions of an account looked for that are open and not remembered. Any thread. */
  void seek(AccountId account, SessionNotice notice) {
    if (!sessions.hasForgotten()) {
      return;
    }
    synchronized (this) {
      Set<SessionNotice> notices = sought.get(account);
      if (notices == null) {
        if (sought.size() >= ACCOUNTS_MAX) {
          worker.refuse();
          return;
        }
        notices = LinkedHashSet.newLinkedHashSet(1);
        sought.put(account, notices);
      }
      if (notices.size() < NOTICES_MAX) {
        notices.add(notice);
      }
      if (!isUnderWay) {
        Duration since = Duration.between(lastWalk, clock.instant());
        Duration wait = BETWEEN.minus(since);
        isUnderWay = worker.after(wait.isNegative() ? Duration.ZERO : wait, this::begin);
      }
    }
  }

  private void begin() {
    // Before the image is taken: what is forgotten after that may not be in it.
    long forgotten = sessions.forgotten();
    var _ =
        ledger
            .readLater(view -> view.image())
            .whenComplete((image, fault) -> {
              if (fault != null || !worker.after(Duration.ZERO, () -> walk(image, forgotten))) {
                // Those that are sought wait for the next that is.
                taken();
              }
            });
  }

  private synchronized void taken() {
    isUnderWay = false;
    lastWalk = clock.instant();
  }

  private synchronized Map<AccountId, Set<SessionNotice>> take() {
    taken();
    Map<AccountId, Set<SessionNotice>> all = sought;
    sought = new HashMap<>();
    return all;
  }

  private void walk(LedgerImage image, long forgotten) {
    Map<AccountId, Set<SessionNotice>> wanted = take();
    Map<AccountId, List<LiveSession>> found = new HashMap<>();
    boolean isWhole = true;
    int recalled = 0;
    Iterator<Session> open = image.allSessions().iterator();
    while (open.hasNext()) {
      Session session = open.next();
      if (sessions.get(session.id()).isPresent()) {
        continue;
      }
      if (recalled < RECALLED_MAX && isOfAny(session, wanted)) {
        recalled++;
        recall(session, image)
            .ifPresent(live ->
                live.accounts()
                    .forEach(account ->
                        found.computeIfAbsent(account, id -> new ArrayList<>(1)).add(live)));
      } else {
        isWhole = false;
      }
    }
    if (isWhole) {
      sessions.allRemembered(forgotten);
    }
    found.forEach((account, live) ->
        wanted
            .getOrDefault(account, Set.of())
            .forEach(notice -> finder.found(account, notice, live)));
  }

  private static boolean isOfAny(Session session, Map<AccountId, ?> wanted) {
    for (SessionPart part : session.parts()) {
      if (part.terms().isPresent() && wanted.containsKey(part.terms().get().account())) {
        return true;
      }
    }
    return false;
  }

  private Optional<LiveSession> recall(Session session, LedgerImage image) {
    LiveSession recalled;
    try {
      recalled = RecalledSession.of(session, versions.current().tariff());
    } catch (IllegalArgumentException e) {
      // A note that nobody can read is no reason not to ask the others.
      LOG.atWarn().setCause(e).addKeyValue("session", session.id()).log("session not recalled");
      return Optional.empty();
    }
    recalled.supervised(Duration.between(session.opened(), image.deadline(session)));
    boolean isNew = sessions.recall(recalled);
    return isNew ? Optional.of(recalled) : Optional.empty();
  }
}

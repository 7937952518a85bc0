package org.signalbox.charging.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.charging.session.ReauthorizationPort.Cause;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.LedgerRecord;

/**
 * Has clients come back before their time: where an account got credit and a session of it was
 * granted its last, and where a session starves while others of the account hold credit. Those are
 * then granted less at once, for a minute, by as many as they are.
 *
 * <p>What happens is told on the ledger's thread and only noted there; one thread of its own asks.
 * No more than {@value #WAITING_MAX} accounts wait for it, and a session is asked once in {@value
 * #SECONDS_BETWEEN} seconds at most, so that no answer causes a storm. What is not asked is
 * counted; its client comes back when its time has come.
 */
public final class SessionNotices {

  static final int WAITING_MAX = 10_000;
  static final long SECONDS_BETWEEN = 5;

  private static final Duration CONTENDED_FOR = Duration.ofMinutes(1);
  private static final int CONTENTIONS_MAX = 10_000;
  private static final int SHARES_MAX = 100;

  private final LiveSessions sessions;
  private final InstantSource clock;
  private final Map<AccountId, Contention> contentions = new ConcurrentHashMap<>();
  private final LongAdder unasked = new LongAdder();
  private final ThreadPoolExecutor worker;
  private volatile ReauthorizationPort port = ReauthorizationPort.NONE;

  /** Sessions that share the credit of an account, until a moment. */
  private record Contention(int sessions, Instant until) {}

  SessionNotices(LiveSessions sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
    this.worker =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name("session-notices").factory(),
            (notice, executor) -> unasked.increment());
    worker.allowCoreThreadTimeOut(true);
  }

  /** Has this port ask from now on. */
  public void connect(ReauthorizationPort asking) {
    port = asking;
  }

  /** How many accounts' sessions were not asked because too many waited. */
  public long unasked() {
    return unasked.sum();
  }

  /** Told what a command brought about; looks for credit that came from outside. */
  void happened(List<LedgerRecord> records) {
    Set<AccountId> gained = new HashSet<>();
    for (LedgerRecord happened : records) {
      if (happened instanceof LedgerRecord.EntryPosted entry
          && entry.change().signum() > 0
          && isFromOutside(entry.kind())
          && sessions.isFiled(entry.account())) {
        gained.add(entry.account());
      }
    }
    for (AccountId account : gained) {
      contentions.remove(account);
      worker.execute(() -> askStarving(account, Cause.CREDIT_GAINED));
    }
  }

  private static boolean isFromOutside(EntryKind kind) {
    return switch (kind) {
      case TOP_UP, ADJUSTMENT, TRANSFER_IN, REFUND -> true;
      case DEBIT, RESERVATION, RELEASE, USAGE, TRANSFER_OUT, LAPSE -> false;
    };
  }

  /** Told what a service was answered; looks whether it starves. */
  void answered(LiveSession session, ServiceState state) {
    for (ServiceRun run : state.runs()) {
      if (run.payment() != RunPayment.RESERVED) {
        continue;
      }
      AccountId account = run.terms().account();
      int filed = sessions.filed(account, clock.instant(), SHARES_MAX);
      if (filed < 2) {
        continue;
      }
      if (isStarving(state)) {
        contend(account, filed);
        worker.execute(() -> askHolding(account, session));
      } else if (contentions.containsKey(account)) {
        // It came back and holds less: who starves may have the rest.
        worker.execute(() -> askStarving(account, Cause.CREDIT_SHARED));
      }
    }
  }

  private void contend(AccountId account, int filed) {
    Instant now = clock.instant();
    if (contentions.size() >= CONTENTIONS_MAX) {
      contentions.values().removeIf(contention -> contention.until().isBefore(now));
    }
    if (contentions.size() < CONTENTIONS_MAX) {
      contentions.put(account, new Contention(filed, now.plus(CONTENDED_FOR)));
    }
  }

  /** Into how many shares what is asked for on an account is cut; 1 where nobody starves. */
  int share(AccountId account) {
    Contention contention = contentions.get(account);
    if (contention == null) {
      return 1;
    }
    if (contention.until().isBefore(clock.instant())) {
      contentions.remove(account, contention);
      return 1;
    }
    return contention.sessions();
  }

  private static boolean isStarving(ServiceState state) {
    return state
        .answer()
        .filter(answer ->
            answer.isFinal()
                || answer
                    .refusal()
                    .filter(refusal -> refusal.reason() == Reason.CREDIT_LIMIT_REACHED)
                    .isPresent())
        .isPresent();
  }

  private static boolean isHolding(ServiceState state) {
    return state.answer().filter(answer -> answer.granted() > 0).isPresent() && !isStarving(state);
  }

  private void askStarving(AccountId account, Cause cause) {
    for (LiveSession session : sessions.open(account)) {
      ask(session, services(session, SessionNotices::isStarving), cause);
    }
  }

  private void askHolding(AccountId account, LiveSession butNot) {
    for (LiveSession session : sessions.open(account)) {
      if (!session.id().equals(butNot.id())) {
        ask(session, services(session, SessionNotices::isHolding), Cause.CREDIT_SHARED);
      }
    }
  }

  private static List<String> services(
      LiveSession session, java.util.function.Predicate<ServiceState> those) {
    List<String> names = new ArrayList<>();
    for (LiveService service : session.services()) {
      if (those.test(service.state())) {
        names.add(service.name());
      }
    }
    return names;
  }

  private void ask(LiveSession session, List<String> services, Cause cause) {
    if (!services.isEmpty() && session.mayBeRecalled(clock.instant(), SECONDS_BETWEEN)) {
      port.reauthorize(session.id(), services, cause);
    }
  }
}

package org.signalbox.charging.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.session.ReauthorizationPort.Cause;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.LedgerRecord;

/**
 * Has clients come back before their time: where an account got credit, or another whose balances
 * it shares, and a session of it was granted its last; where an account got other terms, as when it
 * is disabled; and where a session starves while others of the account hold credit. Those are then
 * granted less at once, for a minute, by as many as they are.
 *
 * <p>What happens is told on the ledger's thread and only noted there; one thread of its own asks.
 * No more than {@value #WAITING_MAX} accounts wait for it, and a session is asked once in {@value
 * #SECONDS_BETWEEN} seconds at most, so that no answer causes a storm. Money that comes sooner (or
 * other terms) waits for the end of them, and is let go where the client came back meanwhile; a
 * share that is too soon is let go at once. Who holds credit is asked once while sessions starve:
 * it is granted its share then, and asking again would bring those that starve no more. What is not
 * asked is counted; its client comes back when its time has come.
 */
public final class SessionNotices {

  static final int WAITING_MAX = 10_000;
  static final long SECONDS_BETWEEN = 5;

  private static final Duration BETWEEN = Duration.ofSeconds(SECONDS_BETWEEN);
  private static final Duration CONTENDED_FOR = Duration.ofMinutes(1);
  private static final int CONTENTIONS_MAX = 10_000;
  private static final int SHARES_MAX = 100;

  /** Accounts of a shared group that are looked at; sessions of others come back in time. */
  private static final int SHARING_MAX = 1_000;

  private final LiveSessions sessions;
  private final LedgerPort ledger;
  private final InstantSource clock;
  private final Map<AccountId, Contention> contentions = new ConcurrentHashMap<>();

  /** Sessions to ask later. */
  private final Map<String, Postponed> postponed = new ConcurrentHashMap<>();

  private final NoticeWorker worker = new NoticeWorker(WAITING_MAX);
  private volatile ReauthorizationPort port = ReauthorizationPort.NONE;

  /**
   * Sessions that share the credit of an account, until a moment.
   *
   * @param since when there were as many: who was asked since is granted no more than its share
   */
  private record Contention(int sessions, Instant since, Instant until) {}

  /**
   * What a session is to be told.
   *
   * @param services by name the number of their last request then
   */
  private record Postponed(Map<String, Long> services, Cause cause) {}

  SessionNotices(LiveSessions sessions, LedgerPort ledger, InstantSource clock) {
    this.sessions = sessions;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Has this port ask from now on. */
  public void connect(ReauthorizationPort asking) {
    port = asking;
  }

  /** How many accounts or sessions were not asked because too many waited. */
  public long unasked() {
    return worker.refused();
  }

  /** Told what a command brought about; looks for credit that came, and for other terms. */
  void happened(List<LedgerRecord> records) {
    Set<AccountId> gained = Set.of();
    Set<AccountId> changed = Set.of();
    for (LedgerRecord happened : records) {
      if (happened instanceof LedgerRecord.EntryPosted entry
          && entry.change().signum() > 0
          && isFromOutside(entry.kind())) {
        for (String group : entry.balance().terms().sharedGroups()) {
          worker.now(() -> askSharing(entry.account(), group));
        }
        gained = withFiled(gained, entry.account());
      } else if (happened instanceof LedgerRecord.AccountChanged terms) {
        changed = withFiled(changed, terms.account());
      }
    }
    for (AccountId account : gained) {
      contentions.remove(account);
      worker.now(() -> askStarving(account, Cause.CREDIT_GAINED));
    }
    for (AccountId account : changed) {
      worker.now(() -> askAll(account));
    }
  }

  private Set<AccountId> withFiled(Set<AccountId> those, AccountId account) {
    if (!sessions.isFiled(account)) {
      return those;
    }
    Set<AccountId> all = those.isEmpty() ? new HashSet<>() : those;
    all.add(account);
    return all;
  }

  /** Asks sessions of accounts that may spend what another gained. */
  private void askSharing(AccountId gained, String group) {
    var _ =
        ledger
            .readLater(view -> view.sharing(gained.tenant(), group, SHARING_MAX))
            .thenAccept(members ->
                members.stream()
                    .filter(member -> !member.equals(gained) && sessions.isFiled(member))
                    .forEach(member -> worker.now(() -> askStarving(member, Cause.CREDIT_GAINED))));
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
        Instant since = contend(account, filed);
        worker.now(() -> askHolding(account, session, since));
      } else if (contentions.containsKey(account)) {
        // It came back and holds less: who starves may have the rest.
        worker.now(() -> askStarving(account, Cause.CREDIT_SHARED));
      }
    }
  }

  /** Has sessions share from now on; tells since when they are as many. */
  private Instant contend(AccountId account, int filed) {
    Instant now = clock.instant();
    Contention known = contentions.get(account);
    Instant since = now;
    if (known != null && !known.until().isBefore(now) && known.sessions() >= filed) {
      since = known.since();
    }
    if (contentions.size() >= CONTENTIONS_MAX) {
      contentions.values().removeIf(contention -> contention.until().isBefore(now));
    }
    if (contentions.size() < CONTENTIONS_MAX) {
      contentions.put(account, new Contention(filed, since, now.plus(CONTENDED_FOR)));
    }
    return since;
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

  /** Other terms concern who holds credit, and who was granted none. */
  private void askAll(AccountId account) {
    for (LiveSession session : sessions.open(account)) {
      Map<String, Long> concerned =
          services(session, state -> isHolding(state) || isStarving(state));
      ask(session, concerned, Cause.ACCOUNT_CHANGED);
    }
  }

  private void askHolding(AccountId account, LiveSession butNot, Instant since) {
    for (LiveSession session : sessions.open(account)) {
      if (!session.id().equals(butNot.id()) && !session.wasRecalled(since)) {
        ask(session, services(session, SessionNotices::isHolding), Cause.CREDIT_SHARED);
      }
    }
  }

  /** Those services, with the number of their last request. */
  private static Map<String, Long> services(LiveSession session, Predicate<ServiceState> those) {
    Map<String, Long> found = new LinkedHashMap<>();
    for (LiveService service : session.services()) {
      ServiceState state = service.state();
      if (those.test(state)) {
        found.put(service.name(), state.number());
      }
    }
    return found;
  }

  private void ask(LiveSession session, Map<String, Long> services, Cause cause) {
    if (services.isEmpty()) {
      return;
    }
    Optional<Duration> wait = session.untilRecalled(clock.instant(), BETWEEN);
    if (wait.isEmpty()) {
      return;
    }
    if (wait.get().isZero()) {
      port.reauthorize(session.id(), List.copyOf(services.keySet()), cause);
      return;
    }
    if (cause != Cause.CREDIT_SHARED) {
      postpone(session.id(), new Postponed(services, cause), wait.get());
    }
  }

  private void postpone(String session, Postponed more, Duration wait) {
    Map<String, Long> all = new HashMap<>();
    Postponed known = postponed.get(session);
    if (known != null) {
      all.putAll(known.services());
    }
    all.putAll(more.services());
    boolean isFirst = postponed.put(session, new Postponed(all, more.cause())) == null;
    if (isFirst && !worker.after(wait, () -> askPostponed(session))) {
      postponed.remove(session);
    }
  }

  /** Asks a session that was to be told of money, where its client has not come back since. */
  void askPostponed(String id) {
    Postponed due = postponed.remove(id);
    Optional<LiveSession> session = sessions.get(id);
    if (due == null || session.isEmpty()) {
      return;
    }
    Map<String, Long> unchanged = new LinkedHashMap<>();
    for (LiveService service : session.get().services()) {
      Long number = due.services().get(service.name());
      if (number != null && number == service.state().number()) {
        unchanged.put(service.name(), number);
      }
    }
    ask(session.get(), unchanged, due.cause());
  }
}

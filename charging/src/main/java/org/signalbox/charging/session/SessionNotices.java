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
import org.signalbox.charging.session.SessionNotice.LostBalance;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;

/**
 * Has clients come back before their time: where an account got credit, or another whose balances
 * it shares, and a session of it was granted its last; where a balance is gone, or below zero by
 * hand, of which a session holds value; where an account got other terms, as when it is disabled;
 * and where a session starves while others of the account hold credit. Those are then granted less
 * at once, for a minute, by as many as they are.
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
  private static final int SHARES_MAX = 100;

  /** Accounts of a shared group that are looked at; sessions of others come back in time. */
  private static final int SHARING_MAX = 1_000;

  private final LiveSessions sessions;
  private final LedgerPort ledger;
  private final InstantSource clock;
  private final Contentions contentions;
  private final ForgottenSessions forgotten;

  /** Sessions to ask later. */
  private final Map<String, Postponed> postponed = new ConcurrentHashMap<>();

  private final NoticeWorker worker;
  private volatile ReauthorizationPort port = ReauthorizationPort.NONE;

  /**
   * What a session is to be told.
   *
   * @param services by name the number of their last request then
   */
  private record Postponed(Map<String, Long> services, Cause cause) {}

  SessionNotices(LiveSessions sessions, NoticePorts ports, SessionWorkPort work) {
    this.sessions = sessions;
    this.ledger = ports.ledger();
    this.clock = ports.clock();
    this.worker = new NoticeWorker(WAITING_MAX, work);
    this.contentions = new Contentions(clock);
    this.forgotten = new ForgottenSessions(sessions, ports, worker, this::tellRecalled);
  }

  /** Has this port ask from now on. */
  public void connect(ReauthorizationPort asking) {
    port = asking;
  }

  /** How many accounts or sessions were not asked because too many waited. */
  public long unasked() {
    return worker.refused();
  }

  /** Told what a command brought about; looks for credit that came or went, and for other terms. */
  void happened(List<LedgerRecord> records) {
    Set<AccountId> gained = Set.of();
    Set<AccountId> changed = Set.of();
    for (LedgerRecord happened : records) {
      if (happened instanceof LedgerRecord.EntryPosted entry) {
        if (entry.change().signum() > 0 && isGain(entry.kind())) {
          askSharing(entry.account(), entry.balance(), SessionNotice.GAINED);
          gained = with(gained, entry.account());
        } else if (entry.balance().value().signum() < 0 && isLoss(entry.kind())) {
          lost(entry.account(), entry.balance());
        }
      } else if (happened instanceof LedgerRecord.BalanceRemoved removed) {
        lost(removed.account(), removed.balance());
      } else if (happened instanceof LedgerRecord.AccountChanged terms) {
        changed = with(changed, terms.account());
      }
    }
    for (AccountId account : gained) {
      contentions.end(account);
      tell(account, SessionNotice.GAINED);
    }
    for (AccountId account : changed) {
      tell(account, SessionNotice.CHANGED);
    }
  }

  private static Set<AccountId> with(Set<AccountId> those, AccountId account) {
    Set<AccountId> all = those.isEmpty() ? new HashSet<>() : those;
    all.add(account);
    return all;
  }

  /** What sessions hold of a balance that is gone is not theirs; nor below zero, where it was. */
  private void lost(AccountId account, Balance balance) {
    SessionNotice notice = SessionNotice.lost(account, balance.serial());
    tell(account, notice);
    askSharing(account, balance, notice);
  }

  /** Tells sessions of accounts that may spend a balance of another. */
  private void askSharing(AccountId owner, Balance balance, SessionNotice notice) {
    for (String group : balance.terms().sharedGroups()) {
      worker.now(() -> askSharing(owner, group, notice));
    }
  }

  private void askSharing(AccountId owner, String group, SessionNotice notice) {
    var _ =
        ledger
            .readLater(view -> view.sharing(owner.tenant(), group, SHARING_MAX))
            .thenAccept(members ->
                members.stream()
                    .filter(member -> !member.equals(owner))
                    .forEach(member -> tell(member, notice)));
  }

  /** Tells the sessions of an account, those too that only the ledger knows. */
  private void tell(AccountId account, SessionNotice notice) {
    if (sessions.isFiled(account)) {
      worker.now(() -> ask(sessions.open(account), notice));
    }
    forgotten.seek(account, notice);
  }

  /** The sessions of an account that were forgotten, and are remembered again. */
  private void tellRecalled(AccountId account, SessionNotice notice, List<LiveSession> recalled) {
    if (notice.cause() == Cause.CREDIT_SHARED) {
      int filed = sessions.filed(account, clock.instant(), SHARES_MAX);
      askHolding(recalled, contentions.contend(account, filed));
    } else {
      ask(recalled, notice);
    }
  }

  private static boolean isGain(EntryKind kind) {
    return switch (kind) {
      case TOP_UP, ADJUSTMENT, TRANSFER_IN, REFUND -> true;
      case DEBIT, RESERVATION, RELEASE, USAGE, TRANSFER_OUT, LAPSE -> false;
    };
  }

  private static boolean isLoss(EntryKind kind) {
    return switch (kind) {
      case DEBIT, ADJUSTMENT, TRANSFER_OUT, LAPSE -> true;
      case TOP_UP, TRANSFER_IN, REFUND, RESERVATION, RELEASE, USAGE -> false;
    };
  }

  /** Told what a service was answered; looks whether it starves. */
  void answered(LiveSession session, ServiceState state) {
    boolean isStarving = isStarving(state);
    for (int i = 0; i < state.runCount(); i++) {
      ServiceRun run = state.run(i);
      if (run.payment() != RunPayment.RESERVED) {
        continue;
      }
      AccountId account = run.account();
      if (isStarving) {
        forgotten.seek(account, SessionNotice.SHARED);
      }
      int filed = sessions.filed(account, clock.instant(), SHARES_MAX);
      if (filed < 2) {
        continue;
      }
      if (isStarving) {
        Instant since = contentions.contend(account, filed);
        worker.now(() -> askHolding(othersThan(session, account), since));
      } else if (contentions.has(account)) {
        // It came back and holds less: who starves may have the rest.
        worker.now(() -> ask(sessions.open(account), SessionNotice.SHARED));
      }
    }
  }

  /** Into how many shares what is asked for on an account is cut; 1 where nobody starves. */
  int share(AccountId account) {
    return contentions.share(account);
  }

  private static boolean isStarving(ServiceState state) {
    return state.isFinal()
        || state
            .refusal()
            .filter(refusal -> refusal.reason() == Reason.CREDIT_LIMIT_REACHED)
            .isPresent();
  }

  private static boolean isHolding(ServiceState state) {
    return state.granted() > 0 && !isStarving(state);
  }

  private void ask(List<LiveSession> open, SessionNotice notice) {
    if (notice.lost().isPresent()) {
      askLosing(open, notice.lost().get());
      return;
    }
    for (LiveSession session : open) {
      // Other terms concern who holds credit, and who was granted none.
      Map<String, Long> concerned =
          notice.cause() == Cause.ACCOUNT_CHANGED
              ? services(
                  session, service -> isHolding(service.state()) || isStarving(service.state()))
              : services(session, service -> isStarving(service.state()));
      ask(session, concerned, notice.cause());
    }
  }

  /** Only the ledger knows what pays for a grant. */
  private void askLosing(List<LiveSession> open, LostBalance lost) {
    for (LiveSession session : open) {
      var _ =
          ledger
              .readLater(view -> view.session(session.id()))
              .thenAccept(found ->
                  found
                      .map(known -> holding(known, lost))
                      .filter(services -> !services.isEmpty())
                      .ifPresent(services ->
                          worker.now(
                              () -> ask(session, named(session, services), Cause.CREDIT_LOST))));
    }
  }

  private static Map<String, Long> named(LiveSession session, Set<String> names) {
    return services(session, service -> names.contains(service.name()));
  }

  private static Set<String> holding(Session session, LostBalance lost) {
    Set<String> services = new HashSet<>();
    for (SessionPart part : session.parts()) {
      for (Draw draw : part.held()) {
        Draw.Source source = draw.source();
        if (source.serial() == lost.serial() && source.account().equals(lost.account())) {
          services.add(part.key().service());
        }
      }
    }
    return services;
  }

  private List<LiveSession> othersThan(LiveSession session, AccountId account) {
    return sessions.open(account).stream()
        .filter(other -> !other.id().equals(session.id()))
        .toList();
  }

  private void askHolding(List<LiveSession> open, Instant since) {
    for (LiveSession session : open) {
      if (!session.wasRecalled(since)) {
        ask(session, services(session, service -> isHolding(service.state())), Cause.CREDIT_SHARED);
      }
    }
  }

  /** Those services, with the number of their last request. */
  private static Map<String, Long> services(LiveSession session, Predicate<LiveService> those) {
    Map<String, Long> found = new LinkedHashMap<>();
    for (LiveService service : session.services()) {
      if (those.test(service)) {
        found.put(service.name(), service.state().number());
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

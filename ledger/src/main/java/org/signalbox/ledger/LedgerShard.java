package org.signalbox.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.LedgerCommand.ActivateEngine;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.AddVouchers;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerCommand.ExtendDeadlines;
import org.signalbox.ledger.LedgerCommand.RedeemVoucher;
import org.signalbox.ledger.LedgerCommand.RunPlan;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.ledger.internal.AccountChange;
import org.signalbox.ledger.internal.Aftermath;
import org.signalbox.ledger.internal.Bounded;
import org.signalbox.ledger.internal.Charging;
import org.signalbox.ledger.internal.Defining;
import org.signalbox.ledger.internal.LedgerState;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Passing;
import org.signalbox.ledger.internal.PlanRun;
import org.signalbox.ledger.internal.Redemption;
import org.signalbox.ledger.internal.Remembered;
import org.signalbox.ledger.internal.RememberedReplies;
import org.signalbox.ledger.internal.TariffShelf;
import org.signalbox.ledger.internal.Work;

/**
 * Accounts, balances, reservations and sessions as one deterministic state machine.
 *
 * <p>The same commands in the same order give the same replies, the same records and the same
 * {@link #stateHash()} in every process, whether from the beginning or from an {@link LedgerImage}.
 *
 * <p><b>Threads.</b> One thread uses a shard. {@link #image()} is taken on it and may be read by
 * any.
 *
 * <p><b>Faults.</b> What a client or an operator asks wrongly is answered by {@link
 * LedgerReply.Refused} and changes nothing. A broken invariant is thrown; the shard must not be
 * used after it, for its state may be half of something.
 */
public final class LedgerShard implements LedgerView {

  /** The newest engine version this program knows the rules of. */
  public static final int ENGINE = 1;

  /** How long an answer is remembered where there are not very many. */
  public static final Duration REMEMBERED = Duration.ofNanos(RememberedReplies.AGE_NANOS_MAX);

  private static final Optional<Refusal> BEYOND = Optional.of(Refusal.VALUE_OUT_OF_RANGE);

  private final LedgerState state;
  private final TariffShelf tariffs;
  private final Aftermath aftermath;

  /** An empty shard. */
  public LedgerShard(TariffPort tariffs) {
    this(new LedgerState(), tariffs);
  }

  private LedgerShard(LedgerState state, TariffPort tariffs) {
    this.state = state;
    this.tariffs = new TariffShelf(tariffs);
    this.aftermath = new Aftermath(state, this.tariffs);
    Invariant.check(state.engine() <= ENGINE, "the image's engine version is known here");
  }

  /** A shard that goes on where the image was taken: equal in hash and in behaviour. */
  public static LedgerShard restore(LedgerImage image, TariffPort tariffs) {
    return new LedgerShard(new LedgerState(image.content()), tariffs);
  }

  /** Executes a command that is durable, and answers it. */
  public Execution execute(LedgerCommand command) {
    long at = LedgerTime.nanos(command.at());
    state.advanceClock(at);
    RequestKey key = command.key().orElse(null);
    // The parts of an open session remember their answers themselves.
    boolean isOpen =
        key != null && command instanceof Charge && state.session(key.session()) != null;
    LedgerReply known = key == null || isOpen ? null : repeated(key);
    if (known != null) {
      return new Execution(known, List.of());
    }
    Work work = new Work(state, at);
    LedgerReply reply = reply(command, work);
    boolean isOpenNow =
        key != null && command instanceof Charge && state.session(key.session()) != null;
    if (key != null && !isOpenNow && !isLetGo(command, reply)) {
      state.remember(key, reply, LedgerTime.plus(at, RememberedReplies.AGE_NANOS_MAX));
    }
    return new Execution(reply, work.records());
  }

  /**
   * Whether nothing was given back for lack of what may be there the next time, such as a tariff.
   * What is to be given back is known by one key for ever, so a refusal must not stay its answer.
   */
  private static boolean isLetGo(LedgerCommand command, LedgerReply reply) {
    return command instanceof Charge charge
        && !charge.repayments().isEmpty()
        && reply instanceof LedgerReply.Refused;
  }

  private @Nullable LedgerReply repeated(RequestKey key) {
    Remembered last = state.replies().of(key.session());
    if (last == null || key.number() > last.number()) {
      return null;
    }
    return key.number() == last.number()
        ? last.reply()
        : new LedgerReply.Refused(Refusal.OUT_OF_ORDER);
  }

  private LedgerReply reply(LedgerCommand command, Work work) {
    return switch (command) {
      case ChangeAccount change -> changed(change, work);
      case Charge charge -> charged(charge, work);
      case Tick tick -> new Passing(work, aftermath).tick(tick.most());
      case ExtendDeadlines extend -> {
        state.extendDeadlines(extend.by().toNanos());
        yield LedgerReply.DONE;
      }
      case Define define -> new Defining(state).execute(define);
      case AddVouchers add -> new Defining(state).execute(add);
      case RunPlan run -> new PlanRun(state, aftermath, work).execute(run);
      case RedeemVoucher redeem -> new Redemption(state, aftermath, work).execute(redeem);
      case ActivateTariff activate -> activated(activate, work);
      case ActivateEngine activate -> activated(activate, work);
    };
  }

  /**
   * Whether a {@link Tick} at that moment may change anything. Open sessions always await it: an
   * outage puts off their ends, and is told by the ticks that are missing.
   */
  public boolean awaitsTick(Instant at) {
    return state.sessionCount() > 0 || state.isAnythingDue(LedgerTime.nanos(at));
  }

  /**
   * Whether a command would have an answer forgotten that may still be asked for, so that a repeat
   * would move money again: such a command must not be logged unless it cannot wait. One that is a
   * repeat itself, or of an open session, never does.
   */
  public boolean wouldForget(LedgerCommand command) {
    RequestKey key = command.key().orElse(null);
    return key != null
        && state.isMemoryFull(LedgerTime.nanos(command.at()))
        && state.session(key.session()) == null
        && state.replies().of(key.session()) == null;
  }

  /**
   * How old an answer was that was forgotten before its time, the last one since this shard was
   * made; 15 minutes where none was.
   */
  public Duration forgottenAge() {
    return Duration.ofNanos(state.replies().forgottenAge());
  }

  private LedgerReply changed(ChangeAccount change, Work work) {
    Optional<Refusal> refusal =
        Bounded.within(
            () -> new AccountChange(work, change.account()).apply(change.actions()), BEYOND);
    if (refusal.isPresent()) {
      work.records().clear();
      return new LedgerReply.Refused(refusal.get());
    }
    aftermath.apply(work);
    return LedgerReply.DONE;
  }

  private LedgerReply charged(Charge charge, Work work) {
    LedgerReply reply =
        Bounded.within(
            () -> new Charging(work, tariffs, charge).execute(),
            new LedgerReply.Refused(Refusal.VALUE_OUT_OF_RANGE));
    if (reply instanceof LedgerReply.Refused) {
      work.records().clear();
      return reply;
    }
    aftermath.apply(work);
    return reply;
  }

  private LedgerReply activated(ActivateTariff activate, Work work) {
    tariffs.require(activate.hash());
    state.activateTariff(activate.hash());
    work.records().add(new LedgerRecord.TariffActivated(activate.hash()));
    return LedgerReply.DONE;
  }

  private LedgerReply activated(ActivateEngine activate, Work work) {
    Invariant.check(activate.version() <= ENGINE, "the engine version a command names is known");
    if (activate.version() < state.engine()) {
      return new LedgerReply.Refused(Refusal.OUT_OF_ORDER);
    }
    state.activateEngine(activate.version());
    work.records().add(new LedgerRecord.EngineActivated(activate.version()));
    return LedgerReply.DONE;
  }

  @Override
  public Optional<Account> account(AccountId id) {
    return Optional.ofNullable(state.account(id));
  }

  @Override
  public Optional<Session> session(String id) {
    return Optional.ofNullable(state.session(id));
  }

  @Override
  public Optional<Definition> definition(DefinitionId id) {
    return Optional.ofNullable(state.definition(id));
  }

  @Override
  public AccountRules rules(AccountId id) {
    AccountRules rules = state.rules(id);
    return rules == null ? AccountRules.none(id) : rules;
  }

  @Override
  public List<AccountId> sharing(String tenant, String group, int most) {
    return state.sharing(tenant, group, most);
  }

  @Override
  public List<Definition.ActionPlan> actionPlans() {
    return state.plans();
  }

  @Override
  public List<AccountId> planMembers(String plan) {
    return state.members().all(plan);
  }

  @Override
  public int planMemberCount(String plan) {
    return state.members().count(plan);
  }

  @Override
  public List<String> planTenants(String plan) {
    return state.members().tenants(plan);
  }

  @Override
  public PlanMark planMark(PlanMark.Id id) {
    PlanMark mark = state.mark(id);
    return mark == null ? PlanMark.none(id) : mark;
  }

  @Override
  public Optional<Voucher> voucher(VoucherHash hash) {
    return Optional.ofNullable(state.voucher(hash));
  }

  @Override
  public int sessionCount() {
    return state.sessionCount();
  }

  @Override
  public PartOutcome question(PartTerms terms, PartStep.Reserve reserve, Instant at) {
    Work work = new Work(state, Math.max(LedgerTime.nanos(at), state.clock()));
    return Bounded.within(
        () -> Charging.question(work, tariffs, terms, reserve),
        new PartOutcome(new PartKey("", ""), 0, BEYOND, false, 0, Amount.ZERO));
  }

  @Override
  public int accountCount() {
    return state.accountCount();
  }

  @Override
  public String tariffHash() {
    return state.tariffHash();
  }

  @Override
  public LedgerImage image() {
    return new LedgerImage(state.image());
  }

  /** SHA-256 over the whole state, in lower-case hexadecimal digits. Walks everything. */
  public String stateHash() {
    return image().stateHash();
  }
}

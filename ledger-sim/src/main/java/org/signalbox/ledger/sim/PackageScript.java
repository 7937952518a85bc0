package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.ActionValue;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.StoredAction;
import org.signalbox.ledger.ThresholdType;
import org.signalbox.ledger.TriggerSelector;
import org.signalbox.ledger.VoucherHash;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.rating.TypeOfRecord;

/**
 * An operator of packages: accounts join and leave a plan, have a trigger, redeem vouchers, right
 * and wrong ones; and a scheduler that runs the plan a few accounts at a time, out of order and
 * again and again.
 */
final class PackageScript implements RequestScript {

  static final String TENANT = "P";
  static final String PLAN = "PACKAGE";
  static final PlanMark.Id MARK = new PlanMark.Id(PLAN, "monthly", TENANT);
  static final String GROUP = "WATCH";
  static final int VOUCHERS = 20;

  /** What each set adds, and to which balance. */
  static final Amount WELCOME = Amount.of("1.5");

  static final Amount MONTH = Amount.of(10);
  static final Amount REFILL = Amount.of("0.25");
  static final Amount VOUCHER = Amount.of(5);
  static final Amount THRESHOLD = Amount.of(20);

  private static final int ACCOUNTS = 5;
  private static final int GUESSES = VOUCHERS + 6;

  private final String name;
  private final SplittableRandom random;
  private long number;
  private boolean isPlanRun;

  PackageScript(String name, SplittableRandom random) {
    this.name = name;
    this.random = random;
  }

  @Override
  public SimulatedRequest next(Instant now) {
    isPlanRun = false;
    if (number == 0) {
      return keyed((at, key) -> new LedgerCommand.Define(at, key, definitions(), List.of()));
    }
    if (number == 1) {
      return keyed((at, key) -> new LedgerCommand.AddVouchers(at, key, PLAN, vouchers()));
    }
    int what = random.nextInt(100);
    if (what < 30) {
      return planRun(now);
    }
    if (what < 45) {
      VoucherHash guess = new VoucherHash(random.nextInt(GUESSES), 0, 0, 0);
      AccountId account = account();
      return keyed((at, key) -> new LedgerCommand.RedeemVoucher(at, key, account, guess));
    }
    return change(what);
  }

  private SimulatedRequest planRun(Instant now) {
    isPlanRun = true;
    Instant due = now.minus(Duration.ofSeconds(random.nextInt(60)));
    int most = 1 + random.nextInt(3);
    return new SimulatedRequest(
        Optional.empty(), at -> new LedgerCommand.RunPlan(at, MARK, due, most));
  }

  private SimulatedRequest change(int what) {
    List<AccountAction> actions = new ArrayList<>();
    if (what < 55) {
      actions.add(new AccountAction.Configure(AccountTerms.PREPAID));
      actions.add(new AccountAction.JoinPlan(PLAN));
    } else if (what < 62) {
      actions.add(new AccountAction.Open());
      actions.add(given());
    } else if (what < 68) {
      actions.add(new AccountAction.LeavePlan(PLAN));
    } else if (what < 76) {
      actions.add(new AccountAction.ResetTriggers(TriggerSelector.ofGroup(GROUP)));
    } else if (what < 78) {
      actions.add(new AccountAction.Remove());
    } else if (what < 84) {
      actions.add(
          random.nextBoolean()
              ? new AccountAction.RunActions("MONTH")
              : new AccountAction.Perform(List.of(topUp(money(Balance.DEFAULT_ID), MONTH))));
    } else {
      BalanceSelector money = BalanceSelector.of(TypeOfRecord.MONETARY, Balance.DEFAULT_ID);
      actions.add(new AccountAction.Debit(money, Amount.of(random.nextInt(15))));
    }
    AccountId account = account();
    return keyed((at, key) -> new LedgerCommand.ChangeAccount(at, key, account, actions));
  }

  /** The whole group, or its one trigger: as it is, or fired, or to fire. */
  private AccountAction given() {
    if (random.nextBoolean()) {
      return new AccountAction.GiveTriggers(GROUP);
    }
    Optional<Boolean> executed =
        random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean());
    return new AccountAction.GiveTrigger(GROUP, low(), executed, false);
  }

  private AccountId account() {
    return new AccountId(TENANT, "300" + random.nextInt(ACCOUNTS));
  }

  /** A command, given its moment and its key. */
  private interface Keyed {
    LedgerCommand at(Instant moment, Optional<RequestKey> key);
  }

  private SimulatedRequest keyed(Keyed content) {
    Optional<RequestKey> key = Optional.of(new RequestKey(name, number++));
    CommandDraft draft = at -> content.at(at, key);
    return new SimulatedRequest(key, draft);
  }

  private static List<VoucherHash> vouchers() {
    List<VoucherHash> hashes = new ArrayList<>();
    for (int i = 0; i < VOUCHERS; i++) {
      hashes.add(new VoucherHash(i, 0, 0, 0));
    }
    return hashes;
  }

  private static ActionTrigger low() {
    return new ActionTrigger(
        "low",
        ThresholdType.MIN_BALANCE,
        THRESHOLD,
        false,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        money(Balance.DEFAULT_ID),
        "REFILL",
        BigDecimal.ZERO);
  }

  private static List<Definition> definitions() {
    return List.of(
        adding("WELCOME", money("welcome"), WELCOME),
        adding("MONTH", money(Balance.DEFAULT_ID), MONTH),
        adding("REFILL", money("refill"), REFILL),
        adding("VOUCHER", money(Balance.DEFAULT_ID), VOUCHER),
        new Definition.ActionPlan(
            PLAN,
            List.of(
                new PlanTiming("asap", "WELCOME", BigDecimal.ZERO, new PlanSchedule.Asap()),
                new PlanTiming(
                    MARK.timing(),
                    "MONTH",
                    BigDecimal.ZERO,
                    new PlanSchedule.Every(PlanSchedule.Interval.MONTH, Instant.EPOCH)))),
        new Definition.TriggerGroup(GROUP, List.of(low())),
        new Definition.VoucherBatch(PLAN, "VOUCHER", Optional.empty()));
  }

  private static BalancePattern money(String id) {
    return BalancePattern.of(TypeOfRecord.MONETARY, id);
  }

  private static Definition adding(String id, BalancePattern balance, Amount value) {
    return new Definition.ActionSet(id, List.of(topUp(balance, value)));
  }

  private static StoredAction topUp(BalancePattern balance, Amount value) {
    return StoredAction.of(ActionType.TOPUP, balance, Optional.of(new ActionValue.Fixed(value)));
  }

  @Override
  public void answered(LedgerReply reply, List<LedgerRecord> records) {
    // Whatever came of it, something else is asked next.
  }

  @Override
  public boolean mayForget(LedgerReply again) {
    // A plan's run has no key: its mark is what makes a repeat harmless.
    return isPlanRun;
  }
}

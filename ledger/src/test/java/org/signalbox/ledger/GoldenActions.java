package org.signalbox.ledger;

import static org.signalbox.ledger.Actions.MONEY;
import static org.signalbox.ledger.Actions.ending;
import static org.signalbox.ledger.Actions.money;
import static org.signalbox.ledger.Actions.on;
import static org.signalbox.ledger.Actions.onlyIf;
import static org.signalbox.ledger.Actions.saying;
import static org.signalbox.ledger.Actions.set;
import static org.signalbox.ledger.Actions.timing;
import static org.signalbox.ledger.Actions.trigger;
import static org.signalbox.ledger.Actions.weighing;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.BOB;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.money;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.GiveTriggers;
import org.signalbox.ledger.AccountAction.JoinPlan;
import org.signalbox.ledger.AccountAction.LeavePlan;
import org.signalbox.ledger.AccountAction.PutTrigger;
import org.signalbox.ledger.AccountAction.RemoveTriggers;
import org.signalbox.ledger.AccountAction.ResetCounters;
import org.signalbox.ledger.AccountAction.ResetTriggers;
import org.signalbox.ledger.AccountAction.RunActions;
import org.signalbox.ledger.AccountAction.SetRecurrent;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.AddVouchers;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerCommand.RedeemVoucher;
import org.signalbox.ledger.LedgerCommand.RunPlan;
import org.signalbox.rating.Timing;
import org.signalbox.rating.TypeOfRecord;

/** Definitions of every kind and all that is done with them, in an order that makes sense. */
final class GoldenActions {

  static final VoucherHash VOUCHER = new VoucherHash(1, -2, 3, Long.MIN_VALUE);
  static final PlanMark.Id MARK = new PlanMark.Id("PLAN", "monthly", "cgrates.org");

  private static final BalancePattern DETAILED =
      new BalancePattern(
          Optional.of(TypeOfRecord.VOICE),
          Optional.empty(),
          Optional.of(new BigDecimal("12.5")),
          new TreeSet<>(List.of("AU")),
          new TreeSet<>(List.of("call")),
          new TreeSet<>(List.of("family")),
          List.of(new BalanceTiming(Timing.ANY, Optional.of(LocalTime.NOON))),
          Optional.of("*zero1m"),
          new TreeMap<>(Map.of("*voice", Amount.of(2))),
          Optional.of(false),
          Optional.of(false));

  private final List<LedgerCommand> commands = new ArrayList<>();
  private Instant at = NOON;
  private int keys;

  private GoldenActions() {}

  static List<LedgerCommand> commands() {
    GoldenActions log = new GoldenActions();
    log.define();
    log.accounts();
    log.calls();
    log.plans();
    log.vouchers();
    log.end();
    return log.commands;
  }

  private void add(LedgerCommand command) {
    commands.add(command);
    at = at.plusMillis(250);
  }

  private Optional<RequestKey> key() {
    return Optional.of(new RequestKey("golden-" + keys++, 0));
  }

  private void change(AccountId account, AccountAction... actions) {
    add(new ChangeAccount(at, key(), account, List.of(actions)));
  }

  private void define() {
    add(new ActivateTariff(at, Optional.empty(), "golden"));
    List<StoredAction> everything = new ArrayList<>();
    // What there was when the log was recorded; what came later stands behind it.
    for (ActionType type : EnumSet.range(ActionType.TOPUP, ActionType.CGR_RPC)) {
      everything.add(action(type));
    }
    List<Definition> definitions = new ArrayList<>(definitions());
    definitions.addFirst(new Definition.ActionSet("EVERYTHING", everything));
    add(new Define(at, key(), definitions, List.of(DefinitionId.actionSet("NONE"))));
  }

  /** A set that runs every month, one that tells, a plan, triggers, a group and vouchers. */
  static List<Definition> definitions() {
    Timing nights =
        new Timing(
            "NIGHTS",
            new TreeSet<>(List.of(2026)),
            new TreeSet<>(List.of(1)),
            new TreeSet<>(List.of(31)),
            new TreeSet<>(List.of(0)),
            LocalTime.of(3, 0));
    return List.of(
        set(
            "MONTH",
            weighing(10, ending(money(ActionType.TOPUP_RESET, "10"), "*month_end")),
            weighing(5, ending(on(ActionType.TOPUP, DETAILED, "60000000000"), "*unlimited")),
            saying(ActionType.CDRLOG, "")),
        set("LOW", saying(ActionType.HTTP_POST, "http://127.0.0.1/low")),
        new Definition.ActionPlan(
            "PLAN",
            List.of(
                timing("asap", "MONTH", new PlanSchedule.Asap()),
                timing("monthly", "MONTH", Actions.monthly(NOON)),
                timing("nights", "LOW", new PlanSchedule.Calendar(nights)))),
        new Definition.TriggerGroup("WATCH", triggers()),
        new Definition.SharedGroup(
            "family",
            new TreeMap<>(
                Map.of(
                    "*any", new SharingRule(SharingRule.Strategy.MINE_LOWEST, ""),
                    "cgrates.org:1002", new SharingRule(SharingRule.Strategy.RANDOM, "family")))),
        new Definition.VoucherBatch("SPRING", "MONTH", Optional.of(NOON.plusSeconds(3_600))));
  }

  private static StoredAction action(ActionType type) {
    return switch (type) {
      case TRANSFER_BALANCE -> saying(type, "{\"DestinationAccountID\":\"cgrates.org:1002\"}");
      case HTTP_POST, HTTP_POST_ASYNC, CALL_URL, CALL_URL_ASYNC ->
          saying(type, "https://example.org/");
      case CGR_RPC ->
          saying(type, "{\"Address\":\"http://127.0.0.1/jsonrpc\",\"Method\":\"APIerSv1.Ping\"}");
      case TOPUP, DEBIT, SET_BALANCE, TOPUP_RESET, DEBIT_RESET, TOPUP_ZERO_NEGATIVE ->
          onlyIf("*gt:~*req.BalanceMap.*voice.GetTotalValue:1", money(type, "1"));
      default -> StoredAction.of(type);
    };
  }

  private static List<ActionTrigger> triggers() {
    BalancePattern voice = BalancePattern.of(Optional.of(TypeOfRecord.VOICE), Optional.empty());
    return List.of(
        trigger("low", ThresholdType.MIN_BALANCE, "5", MONEY, "LOW"),
        trigger("much", ThresholdType.MAX_EVENT_COUNTER, "60000000000", voice, "LOW"),
        new ActionTrigger(
            "spent",
            ThresholdType.MAX_BALANCE_COUNTER,
            Amount.of("0.5"),
            true,
            Duration.ofMinutes(1),
            Optional.of(NOON),
            Optional.of(NOON.plus(Duration.ofDays(40))),
            MONEY,
            "LOW",
            BigDecimal.TEN),
        trigger("over", ThresholdType.BALANCE_EXPIRED, "0", MONEY, "LOW"));
  }

  private void accounts() {
    change(ALICE, new Configure(AccountTerms.PREPAID), money("4"));
    change(BOB, new Configure(AccountTerms.PREPAID), money("100"));
    change(ALICE, new JoinPlan("PLAN"), new GiveTriggers("WATCH"));
    change(BOB, new JoinPlan("PLAN"), new GiveTriggers("WATCH"), new RunActions("MONTH"));
    change(
        BOB,
        new PutTrigger(
            new TriggerState(
                "OWN",
                trigger("most", ThresholdType.MAX_BALANCE, "1", MONEY, ""),
                true,
                1_000,
                Amount.of("-0.5"))),
        new SetRecurrent(TriggerSelector.ofGroup("WATCH"), true),
        new RunActions("NONE"));
    change(BOB, new SetRecurrent(TriggerSelector.ofGroup("WATCH"), true));
    change(BOB, new RunActions("EVERYTHING"));
    change(BOB, new Configure(AccountTerms.PREPAID), money("3"));
  }

  private void calls() {
    for (AccountId account : List.of(ALICE, BOB)) {
      for (int number = 0; number < 3; number++) {
        SessionPhase phase =
            List.of(SessionPhase.INITIAL, SessionPhase.UPDATE, SessionPhase.TERMINATION)
                .get(number);
        PartStep step =
            number == 2
                ? PartStep.Report.ending(60 * Caller.SECOND)
                : PartStep.Report.continuing(number * 60L * Caller.SECOND, 90 * Caller.SECOND);
        PartRequest part =
            new PartRequest(
                new PartKey("1", "*default"),
                Optional.of(Caller.voice(account, "6140000001")),
                step);
        add(
            new Charge(
                at,
                new RequestKey("call-" + account.account(), number),
                phase,
                Duration.ofMinutes(2),
                List.of(part)));
      }
    }
  }

  private void plans() {
    at = at.plus(Duration.ofDays(31));
    add(new RunPlan(at, MARK, at, 1));
    add(new RunPlan(at, MARK, at.minusMillis(250), 1));
    add(new RunPlan(at, MARK, at, 100));
    add(new RunPlan(at, new PlanMark.Id("PLAN", "nights", "other"), at, 100));
    change(ALICE, new LeavePlan("PLAN"));
  }

  private void vouchers() {
    add(
        new Define(
            at,
            key(),
            List.of(new Definition.VoucherBatch("SUMMER", "MONTH", Optional.empty())),
            List.of()));
    add(new AddVouchers(at, key(), "SUMMER", List.of(VOUCHER, new VoucherHash(5, 6, 7, 8))));
    add(new AddVouchers(at, key(), "SPRING", List.of(new VoucherHash(9, 9, 9, 9))));
    add(new RedeemVoucher(at, key(), ALICE, new VoucherHash(0, 0, 0, 0)));
    add(new RedeemVoucher(at, key(), ALICE, VOUCHER));
    add(new RedeemVoucher(at, key(), BOB, VOUCHER));
    add(new RedeemVoucher(at, key(), BOB, new VoucherHash(9, 9, 9, 9)));
  }

  private void end() {
    change(
        ALICE,
        new ResetTriggers(TriggerSelector.ALL),
        new ResetCounters(
            new TriggerSelector(
                Optional.of("WATCH"),
                Optional.of("much"),
                Optional.of(ThresholdType.MAX_EVENT_COUNTER),
                BalancePattern.ANY)),
        new RemoveTriggers(
            new TriggerSelector(Optional.empty(), Optional.of("over"), Optional.empty(), MONEY)));
    add(new Define(at, key(), List.of(), List.of(DefinitionId.voucherBatch("SPRING"))));
  }
}

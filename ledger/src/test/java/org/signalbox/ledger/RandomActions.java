package org.signalbox.ledger;

import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Ledgers.money;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.Debit;
import org.signalbox.ledger.AccountAction.GiveTriggers;
import org.signalbox.ledger.AccountAction.JoinPlan;
import org.signalbox.ledger.AccountAction.LeavePlan;
import org.signalbox.ledger.AccountAction.Remove;
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
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/**
 * Random accounts with plans, triggers, vouchers and calls on a shard; the same for the same seed.
 */
final class RandomActions {

  static final TariffPort TARIFFS = tariffs();

  private static final int VOUCHERS = 12;

  private final Random random;
  private final LedgerShard shard = new LedgerShard(TARIFFS);
  private final LedgerCommandEncoder encoder = new LedgerCommandEncoder();
  private final List<byte[]> log = new ArrayList<>();
  private final List<Execution> executions = new ArrayList<>();
  private final TreeMap<String, Long> calls = new TreeMap<>();
  private Instant now = Ledgers.NOON;
  private int keys;

  RandomActions(long seed) {
    random = new Random(seed);
    execute(new ActivateTariff(now, Optional.empty(), "prices"));
    execute(new Define(now, Optional.empty(), GoldenActions.definitions(), List.of()));
    List<VoucherHash> hashes = new ArrayList<>();
    for (int i = 0; i < VOUCHERS; i++) {
      hashes.add(new VoucherHash(i, 1, 2, 3));
    }
    execute(new AddVouchers(now, Optional.empty(), "SPRING", hashes));
  }

  private static TariffPort tariffs() {
    Tariff tariff =
        PriceLists.everyone(PriceLists.withFee("0.1", PriceLists.slot("0.05", "1s", "1s")));
    return hash -> Optional.of(tariff);
  }

  LedgerShard shard() {
    return shard;
  }

  List<byte[]> log() {
    return log;
  }

  List<Execution> executions() {
    return executions;
  }

  List<LedgerRecord> records() {
    return executions.stream().flatMap(execution -> execution.records().stream()).toList();
  }

  private void execute(LedgerCommand command) {
    log.add(encoder.encode(command));
    executions.add(shard.execute(command));
  }

  void step() {
    now = now.plusMillis(random.nextInt(20_000));
    int dice = random.nextInt(100);
    if (dice < 35) {
      change();
    } else if (dice < 70) {
      charge();
    } else if (dice < 85) {
      PlanMark.Id mark = GoldenActions.MARK;
      // Whole minutes, so that the same moment is asked for again and again.
      Instant due = now.truncatedTo(ChronoUnit.MINUTES).minusSeconds(random.nextInt(2) * 60L);
      execute(new RunPlan(now, mark, due, 1 + random.nextInt(3)));
    } else if (dice < 95) {
      VoucherHash guess = new VoucherHash(random.nextInt(2 * VOUCHERS), 1, 2, 3);
      execute(new RedeemVoucher(now, key(), account(), guess));
    } else {
      execute(new Tick(now, 1 + random.nextInt(5)));
    }
  }

  private Optional<RequestKey> key() {
    return Optional.of(new RequestKey("key-" + keys++, 0));
  }

  private AccountId account() {
    return new AccountId("cgrates.org", "100" + random.nextInt(5));
  }

  private void change() {
    BalanceSelector cash = BalanceSelector.of(TypeOfRecord.MONETARY, Balance.DEFAULT_ID);
    List<AccountAction> actions =
        switch (random.nextInt(10)) {
          case 0, 1 -> List.of(new Configure(AccountTerms.PREPAID), new JoinPlan("PLAN"));
          case 2 -> List.of(new Configure(AccountTerms.PREPAID), new GiveTriggers("WATCH"));
          case 3 -> List.of(new LeavePlan("PLAN"));
          case 4 -> List.of(new ResetTriggers(TriggerSelector.ofGroup("WATCH")));
          case 5 -> List.of(new SetRecurrent(TriggerSelector.ALL, random.nextBoolean()));
          case 6 -> List.of(new RunActions("MONTH"));
          case 7 -> List.of(money("7"), new RunActions("NONE"));
          case 8 -> List.of(new Debit(cash, Amount.of(random.nextInt(6))));
          default -> List.of(random.nextInt(5) == 0 ? new Remove() : money("4"));
        };
    execute(new ChangeAccount(now, key(), account(), actions));
  }

  private void charge() {
    AccountId account = account();
    String session = "call-" + account.account();
    long number = calls.merge(session, 1L, Long::sum);
    SessionPhase phase =
        switch (random.nextInt(3)) {
          case 0 -> SessionPhase.INITIAL;
          case 1 -> SessionPhase.UPDATE;
          default -> SessionPhase.TERMINATION;
        };
    long used = phase == SessionPhase.INITIAL ? 0 : random.nextInt(60) * SECOND;
    PartStep step =
        phase == SessionPhase.TERMINATION
            ? PartStep.Report.ending(used)
            : PartStep.Report.continuing(used, 50 * SECOND);
    PartRequest part =
        new PartRequest(
            new PartKey("1", ""), Optional.of(Caller.voice(account, "6140000001")), step);
    execute(
        new Charge(
            now, new RequestKey(session, number), phase, Duration.ofMinutes(1), List.of(part)));
  }
}

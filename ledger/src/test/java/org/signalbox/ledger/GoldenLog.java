package org.signalbox.ledger;

import static org.signalbox.ledger.BalanceSpecs.cash;
import static org.signalbox.ledger.BalanceSpecs.voice;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.BOB;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.money;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.Debit;
import org.signalbox.ledger.AccountAction.Disable;
import org.signalbox.ledger.AccountAction.Effect;
import org.signalbox.ledger.AccountAction.EffectKind;
import org.signalbox.ledger.AccountAction.Remove;
import org.signalbox.ledger.AccountAction.RemoveBalances;
import org.signalbox.ledger.AccountAction.RemoveExpired;
import org.signalbox.ledger.AccountAction.Reset;
import org.signalbox.ledger.AccountAction.SetExpiry;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.ledger.AccountAction.TopUpReset;
import org.signalbox.ledger.AccountAction.Transfer;
import org.signalbox.ledger.LedgerCommand.ActivateEngine;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerCommand.ExtendDeadlines;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.ledger.PartStep.Report;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.Timing;
import org.signalbox.rating.TypeOfRecord;

/** One command of every kind with everything in it, in an order that makes sense. */
final class GoldenLog {

  /** The tariff under whatever hash the log names. */
  static final Tariff TARIFF =
      PriceLists.everyone(PriceLists.withFee("0.1", PriceLists.slot("0.07", "60s", "6s")));

  private static final AccountId CAROL = new AccountId("münchen", "1003");
  private static final BalanceSelector MONEY =
      BalanceSelector.of(TypeOfRecord.MONETARY, Balance.DEFAULT_ID);

  private final List<LedgerCommand> commands = new ArrayList<>();
  private Instant at = NOON;
  private int keys;

  private GoldenLog() {}

  static List<LedgerCommand> commands() {
    GoldenLog log = new GoldenLog();
    log.accounts();
    log.calls();
    log.end();
    return log.commands;
  }

  private void add(LedgerCommand command) {
    commands.add(command);
    at = at.plusMillis(250);
  }

  private void change(AccountId account, AccountAction... actions) {
    RequestKey key = new RequestKey("golden-" + keys++, 0);
    add(new ChangeAccount(at, Optional.of(key), account, List.of(actions)));
  }

  private void accounts() {
    add(new ActivateEngine(at, 1));
    add(new ActivateTariff(at, Optional.empty(), "golden"));
    change(ALICE, new Configure(AccountTerms.PREPAID), money("25.5"));
    change(
        BOB,
        new Configure(new AccountTerms(false, true, Optional.of(Amount.of(10)), false, "AUD")),
        new TopUp(BalanceSpec.money(), Amount.of("0.000000000001"), Optional.of("AUD")));
    change(CAROL, new Configure(new AccountTerms(true, false, Optional.empty(), true, "")));
    Timing evenings =
        new Timing(
            "EVENINGS",
            new TreeSet<>(List.of(2026)),
            new TreeSet<>(List.of(1, 12)),
            new TreeSet<>(List.of(15)),
            new TreeSet<>(List.of(0, 6)),
            LocalTime.of(18, 0));
    change(
        ALICE,
        voice("bundle").by("*zero1m").to("AU", "!NZ").weighing(10).holdingSeconds(180),
        voice("evening")
            .when(new BalanceTiming(evenings, Optional.of(LocalTime.of(6, 0))))
            .shared("family")
            .of("call")
            .holdingSeconds(60),
        BalanceSpecs.of(TypeOfRecord.GENERIC, "any")
            .factor(TypeOfRecord.VOICE, "3000000000")
            .holding("7"),
        cash("bonus").blocking().until(new Expiry.Rule("*monthly", "+01:00")).holding("3"),
        cash("off").disabled().until(new Expiry.At(NOON.plusSeconds(60))).holding("4"));
    change(
        ALICE, new Debit(MONEY, Amount.of("0.5")), new Effect(EffectKind.HTTP_POST, "http://x/"));
    change(ALICE, new Transfer(MONEY, ALICE, "saved", Amount.of(2)));
    change(
        ALICE,
        new TopUpReset(BalanceSpec.money(), Amount.of(20)),
        new Reset(BalanceSelector.of(TypeOfRecord.MONETARY, "saved")),
        new SetExpiry(BalanceSelector.of(TypeOfRecord.GENERIC, "any"), Expiry.never()));
    change(CAROL, new Disable(false), new RemoveExpired(), new Debit(MONEY, Amount.of(1)));
  }

  private void calls() {
    for (int number = 0; number < 4; number++) {
      request("call-1", number, phase(number), ALICE);
      request("call-2", number, phase(number), BOB);
    }
    request("call-3", 0, SessionPhase.INITIAL, ALICE);
    commands.add(commands.getLast());
    request("call-4", 1, SessionPhase.UPDATE, ALICE);
    PartRequest debit =
        new PartRequest(
            new PartKey("sms", "retail"),
            Optional.of(
                new PartTerms(
                    ALICE,
                    TypeOfRecord.SMS,
                    new Pricing.Fixed(Amount.ZERO, Amount.of("0.05"), 1, 1),
                    "sms",
                    "614",
                    at.atZone(ZoneId.of("Australia/Sydney")))),
            new PartStep.DirectDebit(2));
    add(charge("sms-1", 0, SessionPhase.EVENT, debit));
    PartRequest refund = new PartRequest(debit.key(), debit.terms(), new PartStep.Refund(1));
    add(charge("sms-2", 0, SessionPhase.EVENT, refund));
  }

  private static SessionPhase phase(int number) {
    return number == 0
        ? SessionPhase.INITIAL
        : number == 3 ? SessionPhase.TERMINATION : SessionPhase.UPDATE;
  }

  private void request(String session, int number, SessionPhase phase, AccountId account) {
    PartStep step =
        switch (phase) {
          case INITIAL, ATTEMPT -> Report.reserving(150 * SECOND);
          case UPDATE -> Report.continuing(100 * SECOND, 100 * SECOND);
          case TERMINATION, EVENT -> Report.ending(130 * SECOND);
        };
    PartRequest part =
        new PartRequest(
            new PartKey("100", "*default"),
            number == 0 ? Optional.of(Caller.voice(account, "6140000001")) : Optional.empty(),
            step);
    add(charge(session, number, phase, part));
  }

  private Charge charge(String session, int number, SessionPhase phase, PartRequest part) {
    return new Charge(
        at, new RequestKey(session, number), phase, Duration.ofMinutes(2), List.of(part));
  }

  private void end() {
    add(new ExtendDeadlines(at, Duration.ofSeconds(30)));
    at = at.plusSeconds(130);
    add(new Tick(at, 1));
    at = at.plusSeconds(130);
    add(new Tick(at, 100));
    change(BOB, new RemoveBalances(BalanceSelector.ALL), new Remove());
    request("call-5", 0, SessionPhase.INITIAL, ALICE);
  }

  /** Replays octets. */
  static LedgerShard replayed(List<String> hex) {
    LedgerShard shard = new LedgerShard(hash -> Optional.of(TARIFF));
    for (String line : hex) {
      shard.execute(LedgerCommandDecoder.decode(HexFormat.of().parseHex(line)));
    }
    return shard;
  }

  /** Writes the log and its hash into a folder: once for each version of the engine. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    write(folder, "engine-1", commands());
    write(folder, "engine-1-actions", GoldenActions.commands());
    write(folder, "engine-1-sessions", GoldenSessions.commands());
  }

  private static void write(Path folder, String name, List<LedgerCommand> log) throws IOException {
    LedgerCommandEncoder encoder = new LedgerCommandEncoder();
    List<String> hex = new ArrayList<>();
    log.forEach(command -> hex.add(HexFormat.of().formatHex(encoder.encode(command))));
    Files.write(folder.resolve(name + ".hex"), hex);
    Files.writeString(folder.resolve(name + ".hash"), replayed(hex).stateHash() + "\n");
  }
}

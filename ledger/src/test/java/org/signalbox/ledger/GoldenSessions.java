package org.signalbox.ledger;

import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.money;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.rating.TypeOfRecord;

/** Sessions whose price turns, that stand on account or on nobody, are pooled and have tails. */
final class GoldenSessions {

  private final List<LedgerCommand> commands = new ArrayList<>();
  private Instant at = NOON;
  private long number;
  private int sessions = 1;

  private GoldenSessions() {}

  static List<LedgerCommand> commands() {
    GoldenSessions log = new GoldenSessions();
    log.commands.add(new ActivateTariff(NOON, Optional.empty(), "golden"));
    log.commands.add(
        new ChangeAccount(
            NOON,
            Optional.of(new RequestKey("golden", 0)),
            ALICE,
            List.of(new AccountAction.Configure(AccountTerms.PREPAID), money("3"))));
    log.session();
    return log.commands;
  }

  private void session() {
    charge(
        SessionPhase.INITIAL,
        false,
        part("rg:1", "*default", report(0, 600, Backing.HELD)),
        part("rg:2", "*default", report(0, 300, Backing.ON_ACCOUNT)),
        part("rg:2", "wholesale", report(0, 300, Backing.NOBODY)));
    charge(
        SessionPhase.UPDATE,
        true,
        part("rg:1", "*default", turned(700, 400)),
        part("rg:2", "*default", report(100, 300, Backing.ON_ACCOUNT)),
        part("rg:2", "wholesale", report(100, 300, Backing.NOBODY)));
    charge(SessionPhase.UPDATE, false, part("rg:1", "*default", turned(40, 0)));
    charge(
        SessionPhase.TERMINATION,
        true,
        part("rg:1", "*default", PartStep.Report.ending(5 * SECOND)),
        part(
            "rg:2",
            "*default",
            new PartStep.Report(7 * SECOND, Optional.empty(), true, Backing.ON_ACCOUNT, turn(3))));
    charge(SessionPhase.INITIAL, false, part("rg:3", "*default", report(0, 60, Backing.HELD)));
    charge(SessionPhase.ATTEMPT, false, part("rg:4", "*default", report(0, 600, Backing.HELD)));
    charge(
        SessionPhase.ATTEMPT,
        false,
        part("rg:4", "*default", report(0, 600, Backing.HELD)),
        part("rg:5", "*default", report(0, 60, Backing.ON_ACCOUNT)));
  }

  private static PartStep report(long used, long asked, Backing backing) {
    return new PartStep.Report(
        used * SECOND,
        Optional.of(new PartStep.Reserve(asked * SECOND, 10 * SECOND, 60 * SECOND)),
        false,
        backing,
        Optional.empty());
  }

  private static PartStep turned(long used, long before) {
    return new PartStep.Report(
        used * SECOND,
        Optional.of(new PartStep.Reserve(60 * SECOND, 1)),
        false,
        Backing.HELD,
        turn(before));
  }

  private static Optional<PriceTurn> turn(long before) {
    return Optional.of(
        new PriceTurn(
            before * SECOND,
            NOON.plusSeconds(500).atOffset(ZoneOffset.ofHours(10)).toZonedDateTime()));
  }

  private static PartRequest part(String service, String run, PartStep step) {
    return new PartRequest(
        new PartKey(service, run),
        Optional.of(Caller.using(TypeOfRecord.VOICE, ALICE, "6140000001")),
        step,
        service.equals("rg:2") ? "a note" : "");
  }

  private void charge(SessionPhase phase, boolean isPooled, PartRequest... parts) {
    if (phase == SessionPhase.ATTEMPT || (phase == SessionPhase.INITIAL && number > 0)) {
      sessions++;
    }
    commands.add(
        new Charge(
            at,
            new RequestKey("golden;" + sessions, number++),
            phase,
            Caller.SUPERVISION,
            List.of(parts),
            List.of(),
            isPooled));
    at = at.plusSeconds(300);
  }
}

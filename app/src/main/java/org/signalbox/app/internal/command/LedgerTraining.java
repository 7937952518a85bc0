package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.signalbox.app.internal.node.NodeLedger;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.rating.TypeOfRecord;

/**
 * A ledger of its own with enough accounts and calls that the start cache knows how a snapshot is
 * read and a log executed: what a start of many accounts does with code that nobody has compiled.
 */
final class LedgerTraining {

  private static final int ACCOUNTS = 20_000;

  /** Fewer than a ledger that stops writes a snapshot for, so that the next start executes them. */
  private static final int CALLS = 800;

  private static final int AT_ONCE = 1_000;
  private static final long MINUTE = 60_000_000_000L;
  private static final PartKey PART = new PartKey("voice", "*default");

  private final Path folder;

  private LedgerTraining(Path folder) {
    this.folder = folder;
  }

  /** Trains in an empty folder; returns when the last ledger has stopped. */
  static void run(Path folder) throws InterruptedException {
    LedgerTraining training = new LedgerTraining(folder);
    training.life(ACCOUNTS, LedgerTraining::opening);
    for (int request = 0; request < 3; request++) {
      int number = request;
      training.life(CALLS, caller -> at -> charge(at, caller, number));
    }
    training.life(0, LedgerTraining::opening);
  }

  /** What the command of a number is. */
  private interface Work {
    CommandDraft of(int number);
  }

  private void life(int commands, Work work) throws InterruptedException {
    NodeLedger.Place place = new NodeLedger.Place(folder, Optional.empty());
    try (NodeLedger ledger =
        NodeLedger.start(place, InstantSource.system(), tariffs -> List.of(), failure -> {})) {
      ledger.awaitRunning();
      Semaphore room = new Semaphore(AT_ONCE);
      for (int number = 0; number < commands; number++) {
        room.acquire();
        ledger.port().submit(work.of(number), Admission.UNDER_WAY, outcome -> room.release());
      }
      room.acquire(AT_ONCE);
    }
  }

  private static AccountId account(int number) {
    return new AccountId("cgrates.org", Integer.toString(1_000_000 + number));
  }

  private static CommandDraft opening(int number) {
    return at ->
        new LedgerCommand.ChangeAccount(
            at,
            Optional.empty(),
            account(number),
            List.of(
                new AccountAction.Configure(AccountTerms.PREPAID),
                new AccountAction.TopUp(BalanceSpec.money(), Amount.of(100))));
  }

  private static LedgerCommand charge(Instant at, int caller, int request) {
    PartStep step =
        switch (request) {
          case 0 -> PartStep.Report.reserving(MINUTE);
          case 1 -> PartStep.Report.continuing(MINUTE, MINUTE);
          default -> PartStep.Report.ending(MINUTE / 2);
        };
    Optional<PartTerms> terms =
        request > 0
            ? Optional.empty()
            : Optional.of(
                new PartTerms(
                    account(caller),
                    TypeOfRecord.VOICE,
                    new Pricing.Fixed(Amount.ZERO, Amount.of(1), MINUTE, MINUTE),
                    "call",
                    "6140000000",
                    at.atZone(ZoneOffset.UTC)));
    return new LedgerCommand.Charge(
        at,
        new RequestKey("training;" + caller, request),
        switch (request) {
          case 0 -> SessionPhase.INITIAL;
          case 1 -> SessionPhase.UPDATE;
          default -> SessionPhase.TERMINATION;
        },
        Duration.ofHours(1),
        List.of(new PartRequest(PART, terms, step)));
  }
}

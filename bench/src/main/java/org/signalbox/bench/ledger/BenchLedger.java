package org.signalbox.bench.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.signalbox.bench.rating.BenchTariffs;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerAnswer;
import org.signalbox.ledger.runtime.LedgerClockPort;
import org.signalbox.ledger.runtime.LedgerConfig;
import org.signalbox.ledger.runtime.LedgerPorts;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.LedgerSubmission;
import org.signalbox.ledger.runtime.history.HistoryConfig;
import org.signalbox.ledger.runtime.history.HistoryProjector;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.rating.Tariff;

/** Starts the ledger of the bench with its defaults, and fills it. */
final class BenchLedger {

  private static final int OPENING_IN_FLIGHT = 4_096;
  private static final Duration START_MAX = Duration.ofMinutes(2);

  private BenchLedger() {}

  /** The machine's clocks. */
  private record MachineClock() implements LedgerClockPort {
    @Override
    public Instant wallTime() {
      return InstantSource.system().instant();
    }

    @Override
    public long monotonicNanos() {
      return System.nanoTime();
    }
  }

  /** Starts, and returns when commands are taken in. */
  static LedgerRuntime start(Path folder) throws IOException, InterruptedException {
    FolderStorageAdapter storage = FolderStorageAdapter.lock(folder.resolve("ledger"));
    HistoryProjector history =
        new HistoryProjector(storage, HistoryConfig.DEFAULT, new SecureRandom()::nextLong);
    LedgerPorts ports =
        LedgerPorts.of(
            storage,
            new MachineClock(),
            (sentence, cause) -> {
              cause.printStackTrace();
              Runtime.getRuntime().halt(1);
            },
            List.of(new FileProjector(folder), history));
    LedgerRuntime ledger = LedgerRuntime.start(LedgerConfig.DEFAULT, ports);
    if (!ledger.awaitRunning(START_MAX)) {
      throw new IllegalStateException("the ledger does not start: " + ledger.status());
    }
    return ledger;
  }

  /** Activates the posts' tariff. */
  static void activateTariff(LedgerRuntime ledger) {
    Tariff tariff = BenchTariffs.ofThePosts();
    ledger.tariffs().store(tariff);
    LedgerAnswer answer =
        ledger
            .ask(
                at -> new LedgerCommand.ActivateTariff(at, Optional.empty(), tariff.version()),
                Admission.NEW_WORK)
            .join();
    if (!(answer instanceof LedgerAnswer.Executed)) {
      throw new IllegalStateException("the tariff was not activated: " + answer);
    }
  }

  /** Opens accounts with money; what is refused as too busy is sent again. */
  static void openAccounts(LedgerRuntime ledger, int count) throws InterruptedException {
    Semaphore room = new Semaphore(OPENING_IN_FLIGHT);
    for (int i = 0; i < count; i++) {
      room.acquire();
      open(ledger, i, room);
    }
    room.acquire(OPENING_IN_FLIGHT);
  }

  private static void open(LedgerRuntime ledger, int number, Semaphore room) {
    ledger.submit(
        new LedgerSubmission(
            at -> BenchCommands.open(at, number),
            Admission.UNDER_WAY,
            answers -> {
              if (answers.getFirst() instanceof LedgerAnswer.NotTaken) {
                open(ledger, number, room);
              } else {
                room.release();
              }
            }));
  }
}

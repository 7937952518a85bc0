package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.ExtendDeadlines;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.ledger.LedgerCommandEncoder;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.StampClock.Stamp;
import org.signalbox.ledger.runtime.journal.JournalWriter;

/**
 * Makes submissions into logged commands: stamps, encodes and appends them, or says why not; adds
 * the ledger's own, ticks and the extension after an outage. The ledger's thread.
 */
final class CommandIntake implements AutoCloseable {

  /** Longer than this a command cannot extend deadlines; the rest of an outage is not made up. */
  private static final Duration OUTAGE_MAX = Duration.ofDays(3_650);

  /**
   * A ledger in which nothing happens writes its clock down so often: a restart takes what is
   * behind the last stamp for an outage, and remembers answers longer by it.
   */
  static final Duration IDLE_TICK_EVERY = Duration.ofMinutes(1);

  private final LedgerConfig config;
  private final JournalWriter writer;
  private final StampClock stamps;
  private final TariffPort tariffs;
  private final LedgerCommandEncoder encoder = new LedgerCommandEncoder();
  private Duration outage = Duration.ZERO;
  private Instant lastStamp = Instant.EPOCH;
  private Instant nextTick = Instant.MIN;
  private Instant nextIdleTick = Instant.MIN;

  /** What became of a submission. */
  sealed interface Intake {}

  /** It waits for the sync. */
  record Taken(LedgerCommand command) implements Intake {}

  /** It is not in the log. */
  record Refused(AdmissionRefusal reason, String detail) implements Intake {}

  CommandIntake(LedgerConfig config, JournalWriter writer, StampClock stamps, TariffPort tariffs) {
    this.config = config;
    this.tariffs = tariffs;
    this.writer = writer;
    this.stamps = stamps;
  }

  /** The moment of a batch. */
  Stamp begin() {
    Stamp stamp = stamps.next();
    lastStamp = stamp.at();
    Duration sum = outage.plus(stamp.outage());
    outage = sum.compareTo(OUTAGE_MAX) > 0 ? OUTAGE_MAX : sum;
    return stamp;
  }

  /** The command that makes up for an outage, first of all commands after it. */
  Optional<LedgerCommand> logOutage() {
    if (outage.isZero()) {
      return Optional.empty();
    }
    Optional<LedgerCommand> logged = append(new ExtendDeadlines(lastStamp, outage));
    if (logged.isPresent()) {
      outage = Duration.ZERO;
    }
    return logged;
  }

  /**
   * The tick, when one is due.
   *
   * @param isAwaited whether it would end something, or something waits for the log to go on
   */
  Optional<LedgerCommand> logTick(Instant at, boolean isAwaited) {
    if (at.isBefore(isAwaited ? nextTick : nextIdleTick)) {
      return Optional.empty();
    }
    nextTick = at.plus(config.tickEvery());
    nextIdleTick = at.plus(IDLE_TICK_EVERY);
    return append(new Tick(at, config.tickMost()));
  }

  /** A tick was executed; where it left something the next is due at once. */
  void ticked(boolean hasMore) {
    if (hasMore) {
      nextTick = Instant.MIN;
    }
  }

  /**
   * Logs a submission, or says why not.
   *
   * @param wouldForget whether a command that can wait had better not be logged, lest an answer be
   *     forgotten for it that a client may ask for again
   */
  Intake log(LedgerSubmission submission, Instant at, Predicate<LedgerCommand> wouldForget) {
    if (writer.shelf().isShort() && submission.admission() == Admission.NEW_WORK) {
      return new Refused(AdmissionRefusal.DISK_FULL, "");
    }
    LedgerCommand command;
    try {
      command = submission.draft().at(at);
    } catch (RuntimeException e) {
      // The sender's code: its faults are its own.
      return new Refused(AdmissionRefusal.UNFIT, String.valueOf(e.getMessage()));
    }
    if (!command.at().equals(at)) {
      return new Refused(
          AdmissionRefusal.UNFIT, "the command has another moment than it was given");
    }
    if (command instanceof ActivateTariff activate && tariffs.tariff(activate.hash()).isEmpty()) {
      // Once logged it would have to be executed at every start, and could not be.
      return new Refused(AdmissionRefusal.UNFIT, "there is no tariff " + activate.hash());
    }
    if (submission.admission() == Admission.NEW_WORK && wouldForget.test(command)) {
      return new Refused(AdmissionRefusal.TOO_BUSY, "");
    }
    byte[] payload = encoder.encode(command);
    if (payload.length > config.journal().payloadOctetsMax()) {
      return new Refused(
          AdmissionRefusal.UNFIT, "the command takes " + payload.length + " octets in the log");
    }
    return writer.append(payload)
        ? new Taken(command)
        : new Refused(AdmissionRefusal.DISK_FULL, "");
  }

  private Optional<LedgerCommand> append(LedgerCommand command) {
    return writer.append(encoder.encode(command)) ? Optional.of(command) : Optional.empty();
  }

  /** Whether as much is gathered as goes to the disk at once. */
  boolean isBatchFull() {
    return writer.gatheredOctets() >= config.journal().batchOctetsMax();
  }

  /** Returns when all that was logged is on the disk; its last position. */
  long sync() {
    return writer.sync();
  }

  /** Syncs since the start. */
  long syncs() {
    return writer.syncs();
  }

  /** Has the next command begin a segment of the log. */
  void turnPage() {
    writer.turnPage();
  }

  Instant lastStamp() {
    return lastStamp;
  }

  /** Whether new work is refused because the disk is full. Any thread. */
  boolean isDiskShort() {
    return writer.shelf().isShort();
  }

  @Override
  public void close() {
    writer.close();
  }
}

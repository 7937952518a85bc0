package org.signalbox.charging;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.CommandDraft;

/**
 * The ledger as charging asks it. Any thread but an event loop: every method blocks, for a sync of
 * the disk or for the batch before it, except {@link #submit}, {@link #readLater} and {@link
 * #position}.
 */
public interface LedgerPort {

  /** The projector that carries CDRs into SQL. */
  String CDR_PROJECTOR = "cdrs";

  /** What became of a command. */
  sealed interface Outcome {}

  /**
   * The command is durable and executed.
   *
   * @param position of the command in the log
   * @param records what happened; nothing where the command was a repeat
   */
  record Receipt(long position, LedgerReply reply, List<LedgerRecord> records) implements Outcome {
    public Receipt {
      records = List.copyOf(records);
    }
  }

  /**
   * The command was not logged: nothing was done, and it may be sent again.
   *
   * @param detail what was wrong with the command; empty where the reason says all
   */
  record NotTaken(AdmissionRefusal reason, String detail) implements Outcome {}

  /**
   * Hands a command in. Any thread, event loops too: never blocks.
   *
   * @param answer told once what became of it: on the ledger's thread, for which all others wait,
   *     so it hands over and returns; or at once on the caller's when the command is not taken.
   *     Must not throw
   */
  void submit(CommandDraft draft, Admission admission, Consumer<Outcome> answer);

  /**
   * Has a command done; returns when it is durable and executed.
   *
   * @throws org.signalbox.ledger.runtime.LedgerUnavailable when it was not taken; nothing was done
   * @throws LedgerSilence when no answer came in time; it may have been done, and a repeat under
   *     the same key is harmless
   */
  Receipt ask(CommandDraft draft, Admission admission);

  /**
   * Asks about the state as it is durably, all earlier commands of the caller included. The
   * question runs on the ledger's thread and must be quick.
   *
   * @throws org.signalbox.ledger.runtime.LedgerUnavailable when it was not asked
   * @throws LedgerSilence when no answer came in time
   */
  <T> T read(Function<LedgerView, T> question);

  /**
   * Asks as {@link #read} does, without waiting. Any thread.
   *
   * @return completes on the ledger's thread, for which all others wait; fails with {@link
   *     org.signalbox.ledger.runtime.LedgerUnavailable} when it was not asked
   */
  <T> CompletableFuture<T> readLater(Function<LedgerView, T> question);

  /**
   * Waits, within a bound, until the CDRs of all commands up to a position can be read from SQL.
   *
   * @return false when they cannot yet
   */
  boolean awaitProjected(long position);

  /**
   * Waits, within a bound, until the CDRs of all commands that this port had done can be read from
   * SQL.
   *
   * @return false when they cannot yet, and while a command that got no answer in time may still be
   *     done
   */
  default boolean awaitCdrs() {
    return awaitProjected(position());
  }

  /**
   * Has someone told what the commands that come through this port bring about, and what the ledger
   * does by itself as time passes: on the ledger's thread or on the thread that asked, so it hands
   * over and returns, and must not throw.
   */
  void watch(Consumer<List<LedgerRecord>> watcher);

  /** The position of the last command executed. */
  long position();
}

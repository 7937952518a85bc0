package org.signalbox.ledger.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.journal.JournalTail;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;

/** Reads each command from the files when it is asked for. One thread. */
final class JournalSource implements LogSource {

  private final LedgerStoragePort storage;
  private final long after;
  private @Nullable JournalReader reader;

  /**
   * @param after the position behind which commands are wanted
   */
  JournalSource(LedgerStoragePort storage, long after) {
    this.storage = storage;
    this.after = after;
  }

  @Override
  public void awaitOpen() {
    var _ = open();
  }

  private JournalReader open() {
    JournalReader known = reader;
    if (known == null) {
      known = JournalReader.after(storage, after);
      reader = known;
    }
    return known;
  }

  @Override
  public Optional<LoggedCommand> next() {
    return open().next().map(LoggedCommand::of);
  }

  @Override
  public JournalTail tail() {
    return open().tail();
  }

  @Override
  public void close() {
    // Each read was over when it was answered.
  }
}

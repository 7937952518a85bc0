package org.signalbox.ledger.runtime;

import java.util.Optional;
import org.signalbox.ledger.runtime.journal.JournalTail;

/** The commands of a log, one after the other. One thread uses it. */
interface LogSource extends AutoCloseable {

  /**
   * Returns when the log was found to reach from where it is needed.
   *
   * @throws org.signalbox.core.OperatorFault when it does not, or is damaged
   */
  void awaitOpen();

  /**
   * The next command; empty at the end of the log.
   *
   * @throws org.signalbox.core.OperatorFault when the log is damaged before its tail
   */
  Optional<LoggedCommand> next();

  /** Where the log ends; known once {@link #next} returned empty. */
  JournalTail tail();

  /** Nothing more is wanted; no file is read after this returned. */
  @Override
  void close();
}

package org.signalbox.sql.internal;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.signalbox.sql.SqlDialect;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Tells a failure after which the file can no longer be trusted from one that may pass.
 *
 * <p>After a failed sync the kernel may have dropped the unwritten pages and marked them clean, so
 * that the next sync succeeds without them. Going on would acknowledge writes that are lost; ending
 * the process and reading the log anew does not.
 */
final class StorageFaults {

  /** SQLite's primary result code for input and output errors. */
  private static final int SQLITE_IOERR = 10;

  private final SqlDialect dialect;
  private final Consumer<Throwable> onBrokenStorage;

  /**
   * @param onBrokenStorage told when the process must end
   */
  StorageFaults(SqlDialect dialect, Consumer<Throwable> onBrokenStorage) {
    this.dialect = dialect;
    this.onBrokenStorage = onBrokenStorage;
  }

  /** Looks at what went wrong with a piece of work. */
  void look(Throwable failure) {
    if (breaksTrust(failure)) {
      onBrokenStorage.accept(failure);
    }
  }

  /** Nobody writes any more. */
  void ended(Error failure) {
    onBrokenStorage.accept(failure);
  }

  private boolean breaksTrust(Throwable failure) {
    if (dialect != SqlDialect.SQLITE || !(failure instanceof SQLException)) {
      return false;
    }
    if (!(failure instanceof SQLiteException sqlite)) {
      return false;
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    boolean inputOutput = (code.code & 0xff) == SQLITE_IOERR;
    return inputOutput || code == SQLiteErrorCode.SQLITE_CORRUPT;
  }
}

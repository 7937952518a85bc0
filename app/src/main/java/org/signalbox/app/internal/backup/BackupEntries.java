package org.signalbox.app.internal.backup;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/** The names of what is in a backup. */
final class BackupEntries {

  /** The stretch of the log behind the snapshot. */
  static final String LOG = "ledger/log";

  static final String LEDGER = "ledger/";
  static final String TABLES = "sql/";

  private static final String ROWS = ".rows";
  private static final Pattern TABLE_ENTRY =
      Pattern.compile(Pattern.quote(TABLES) + "([a-z_0-9]{1,63})" + Pattern.quote(ROWS));

  private BackupEntries() {}

  /** A file of the ledger. */
  static String of(FileName file) {
    return LEDGER + file;
  }

  static String ofTable(String table) {
    return TABLES + table + ROWS;
  }

  /** The table whose rows an entry holds. */
  static String table(String entry) {
    Matcher name = TABLE_ENTRY.matcher(entry);
    if (!name.matches()) {
      throw new OperatorFault(
          "found \"" + entry + "\" in the backup, expected the name of a table");
    }
    return name.group(1);
  }

  /**
   * The file of the ledger that an entry goes into; only such as a ledger names.
   *
   * @throws OperatorFault for any other name: a backup must not write elsewhere
   */
  static FileName file(String entry) {
    String[] parts = entry.split("/", -1);
    try {
      if (parts.length == 3) {
        return new FileName(StorageFolder.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]);
      }
    } catch (IllegalArgumentException e) {
      throw new OperatorFault("found \"" + entry + "\" in the backup, expected a ledger's file", e);
    }
    throw new OperatorFault("found \"" + entry + "\" in the backup, expected a ledger's file");
  }
}

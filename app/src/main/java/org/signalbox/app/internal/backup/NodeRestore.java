package org.signalbox.app.internal.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.signalbox.app.DataFolder;
import org.signalbox.app.internal.node.NodeLedger;
import org.signalbox.app.internal.node.PartConfigs;
import org.signalbox.app.internal.node.VoucherKey;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.config.StorageConfig;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.backup.LedgerFileCopy;
import org.signalbox.ledger.runtime.backup.LogCopy;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.sql.Database;
import org.signalbox.sql.SchemaVersion;
import org.signalbox.sql.TableDumpStore;
import org.signalbox.sql.TableRestoreStore;
import org.signalbox.sql.TableRestoreStore.TableDump;

/**
 * Brings a backup back on a folder, and a database, on which no node runs.
 *
 * <p>Everything is made in a folder beside the data folder, which then takes its name. What was
 * there before is kept under another name; its key of vouchers, which no backup holds, goes along.
 * Of a database server all rows are put in last, in one transaction; where that fails the folders
 * are exchanged back. {@link RestoreMark} tells whoever comes after a crash how far it was. One
 * thread.
 */
public final class NodeRestore {

  private final SignalboxConfig config;
  private final Path data;
  private final BackupReader backup;
  private final boolean isServer;

  /**
   * @param held the data folder, locked until the restore is done
   * @param backup one that was verified
   */
  public NodeRestore(SignalboxConfig config, DataFolder held, BackupReader backup) {
    this.config = config;
    this.data = held.path().toAbsolutePath();
    this.backup = backup;
    this.isServer = config.storage().location() instanceof StorageConfig.Server;
  }

  /**
   * Restores.
   *
   * @param isReplacing whether data that is there may be put aside, and rows of a server deleted
   * @return where the data that was there is now; empty for none
   * @throws OperatorFault when there is data and it may not be replaced, or the backup does not fit
   */
  public Optional<Path> restore(boolean isReplacing) {
    requireFit();
    boolean isHolding = holdsData(data);
    if (isHolding && !isReplacing) {
      throw new OperatorFault(
          "the folder " + data + " holds data: give an empty one with --data, or say --replace");
    }
    Path made = RestoreMark.made(data);
    try {
      remove(made);
      // A node that starts while the folders are exchanged finds this one locked as well.
      try (DataFolder locked = DataFolder.lockForRestore(made)) {
        Optional<Path> aside =
            isServer
                ? restoreWithServer(locked, isReplacing, isHolding)
                : restoreFolder(locked, isHolding);
        RestoreMark.remove(data);
        return aside;
      }
    } catch (IOException e) {
      throw new OperatorFault("the backup cannot be restored: " + e.getMessage(), e);
    }
  }

  private Optional<Path> restoreFolder(DataFolder made, boolean isHolding) throws IOException {
    restoreLedger(made.path().resolve(NodeLedger.FOLDER));
    try (Database database = ofItsTime(made)) {
      restoreTables(database);
    }
    database(made).close();
    VoucherKey.carry(data, made.path());
    RestoreMark.write(made.path(), false);
    return exchange(made.path(), isHolding);
  }

  private Optional<Path> restoreWithServer(DataFolder made, boolean isReplacing, boolean isHolding)
      throws IOException {
    try (Database database = database(made)) {
      requireReplaceable(database, isReplacing);
      restoreLedger(made.path().resolve(NodeLedger.FOLDER));
      VoucherKey.carry(data, made.path());
      RestoreMark.write(made.path(), true);
      Optional<Path> aside = exchange(made.path(), isHolding);
      restoreRowsOrGoBack(database, aside);
      return aside;
    }
  }

  private void requireFit() {
    BackupManifest manifest = backup.manifest();
    String dialect = PartConfigs.database(config.storage(), Path.of("")).dialect().name();
    if (!manifest.dialect().equals(dialect)) {
      throw new OperatorFault(
          "the backup holds the rows of a "
              + manifest.dialect()
              + " database, the configuration names a "
              + dialect
              + " one");
    }
    // A server has the tables of this release already; a file gets those of the backup's first.
    boolean isOlder = manifest.schema() >= 1 && manifest.schema() < SchemaVersion.NEWEST;
    if (manifest.schema() != SchemaVersion.NEWEST && (isServer || !isOlder)) {
      throw new OperatorFault(
          "the backup's tables are of version "
              + manifest.schema()
              + ", this release has "
              + SchemaVersion.NEWEST
              + ": restore it with release "
              + manifest.release()
              + (isOlder ? ", then start this one on it" : ""));
    }
    // All names are looked at before anything is written.
    ledgerFiles().forEach(BackupEntries::file);
    backup.entries(BackupEntries.TABLES).forEach(BackupEntries::table);
  }

  private List<String> ledgerFiles() {
    return backup.entries(BackupEntries.LEDGER).stream()
        .filter(name -> !name.equals(BackupEntries.LOG))
        .toList();
  }

  private static boolean holdsData(Path data) {
    if (!Files.exists(data)) {
      return false;
    }
    try (Stream<Path> files = Files.list(data)) {
      return files.anyMatch(file -> !file.endsWith("signalbox.lock"));
    } catch (IOException e) {
      throw new OperatorFault("the folder " + data + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void restoreLedger(Path folder) throws IOException {
    try (FolderStorageAdapter storage = FolderStorageAdapter.lock(folder)) {
      for (String entry : ledgerFiles()) {
        try (InputStream in = backup.content(entry)) {
          LedgerFileCopy.restore(storage, BackupEntries.file(entry), in);
        }
      }
      BackupManifest.Ledger ledger = backup.manifest().ledger();
      try (InputStream in = backup.content(BackupEntries.LOG)) {
        long last =
            LogCopy.restore(storage, ledger.snapshotPosition(), in, new SecureRandom()::nextLong);
        if (last != ledger.position()) {
          throw new OperatorFault(
              "the backup's log ends at position " + last + ", expected " + ledger.position());
        }
      }
    }
  }

  private Database database(DataFolder folder) {
    return Database.open(
        PartConfigs.database(config.storage(), folder.databaseFile()), failure -> {});
  }

  /**
   * With the tables that the backup's rows are of; to be brought up to date by who opens it next.
   */
  private Database ofItsTime(DataFolder folder) {
    return Database.openAt(
        backup.manifest().schema(),
        PartConfigs.database(config.storage(), folder.databaseFile()),
        failure -> {});
  }

  private static void requireReplaceable(Database database, boolean isReplacing) {
    if (!isReplacing && TableDumpStore.rowsOf(database) > 0) {
      throw new OperatorFault("the database has rows: empty it, or say --replace");
    }
  }

  private void restoreRowsOrGoBack(Database database, Optional<Path> aside) throws IOException {
    try {
      restoreTables(database);
    } catch (OperatorFault e) {
      if (aside.isPresent()) {
        remove(data);
        Files.move(aside.get(), data, StandardCopyOption.ATOMIC_MOVE);
        RestoreMark.sync(RestoreMark.parent(data));
      }
      throw e;
    }
  }

  private void restoreTables(Database database) {
    List<TableDump> dumps =
        backup.entries(BackupEntries.TABLES).stream()
            .map(entry -> {
              String table = BackupEntries.table(entry);
              long rows = backup.manifest().tables().getOrDefault(table, -1L);
              return new TableDump(table, rows, () -> backup.content(entry));
            })
            .toList();
    TableRestoreStore.restore(database, dumps);
  }

  private Optional<Path> exchange(Path made, boolean isHolding) throws IOException {
    Optional<Path> aside = isHolding ? Optional.of(unusedName()) : Optional.empty();
    if (aside.isPresent()) {
      Files.move(data, aside.get(), StandardCopyOption.ATOMIC_MOVE);
    } else {
      remove(data);
    }
    try {
      Files.move(made, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (aside.isPresent()) {
        Files.move(aside.get(), data, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    RestoreMark.sync(RestoreMark.parent(data));
    return aside;
  }

  /** Where the data that is there goes: nothing that an earlier restore put aside is touched. */
  private Path unusedName() {
    String name = data.getFileName() + ".before-restore";
    Path unused = data.resolveSibling(name);
    for (int number = 2; Files.exists(unused); number++) {
      unused = data.resolveSibling(name + "." + number);
    }
    return unused;
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.toList();
    }
    for (Path file : all.reversed()) {
      Files.delete(file);
    }
  }
}

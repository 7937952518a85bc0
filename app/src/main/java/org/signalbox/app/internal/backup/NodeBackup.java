package org.signalbox.app.internal.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerAnswer;
import org.signalbox.ledger.runtime.LedgerStatus;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.ledger.runtime.backup.LedgerFileCopy;
import org.signalbox.ledger.runtime.backup.LogCopy;
import org.signalbox.ledger.runtime.history.HistoryExtent;
import org.signalbox.ledger.runtime.snapshot.SnapshotHead;
import org.signalbox.ledger.runtime.snapshot.SnapshotStream;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.sql.SchemaVersion;
import org.signalbox.sql.TableDumpStore;

/**
 * Makes a backup of a node that goes on serving.
 *
 * <p><b>One moment.</b> First an image of the ledger is taken, which costs its thread milliseconds,
 * and everything that it feeds is waited for until it has passed that. Then the database's one
 * writer is held for the blink that it takes to begin a transaction on all tables and to read the
 * ledger's position: this is the moment of the backup. No change of the catalog and no CDR can come
 * between. The log from the image to that position goes along. What history and CDRs are behind it,
 * a restored node executes again and stores, exactly once, as after any restart.
 *
 * <p>Used once, by one thread that may wait.
 */
public final class NodeBackup {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** For the bar only. */
  private static final long OCTETS_OF_AN_ACCOUNT = 150;

  private static final long OCTETS_OF_A_ROW = 500;

  private final BackupSource source;
  private final BackupProgress progress;

  /** The image and where in the log it was taken. */
  private record Taken(long position, LedgerImage image, int accounts) {}

  public NodeBackup(BackupSource source, BackupProgress progress) {
    this.source = source;
    this.progress = progress;
  }

  /**
   * Makes the backup; the file is there wholly when this returns, or not at all.
   *
   * @throws OperatorFault when it cannot be made
   */
  public void write(Path file) {
    Taken taken = taken();
    // So that the log that goes along is never empty.
    LedgerAnswer tick =
        source.ledger().ask(at -> new LedgerCommand.Tick(at, 1), Admission.UNDER_WAY).join();
    if (tick instanceof LedgerAnswer.NotTaken refused) {
      throw new OperatorFault("no backup now: " + refused.reason().sentence());
    }
    // Each of them: a restored node has no log before the image, so one that stored an earlier
    // position, or none since nothing happened for it, could never go on.
    source.ledger().status().projectors().stream()
        .map(LedgerStatus.ProjectorStatus::name)
        .forEach(projector -> await(projector, taken.position));
    try (BackupWriter out = new BackupWriter(file);
        HistoryExtent history = source.history().extent()) {
      write(taken, history, out);
    } catch (IOException e) {
      throw new OperatorFault("the backup " + file + " cannot be made: " + e.getMessage(), e);
    }
  }

  private Taken taken() {
    try {
      return source
          .ledger()
          .read(view ->
              new Taken(source.ledger().status().position(), view.image(), view.accountCount()))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LedgerUnavailable refused) {
        throw new OperatorFault("no backup now: " + refused.reason().sentence(), refused);
      }
      throw e;
    }
  }

  private void await(String projector, long position) {
    try {
      if (!source.ledger().awaitProjected(projector, position, PATIENCE)) {
        throw new OperatorFault(
            "no backup now: "
                + projector
                + " did not reach position "
                + position
                + " within "
                + PATIENCE.toSeconds()
                + " s: "
                + source.ledger().status().projectors());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorFault("the node stops", e);
    }
  }

  private void write(Taken taken, HistoryExtent history, BackupWriter out) throws IOException {
    Instant at = source.clock().instant();
    try (TableDumpStore tables = moment()) {
      Map<String, Long> rows = new LinkedHashMap<>();
      for (String table : tables.tables()) {
        rows.put(table, tables.rows(table));
      }
      expect(taken, history, rows);
      out.add(
          BackupEntries.LOG,
          to -> LogCopy.write(source.storage(), taken.position, tables.mark(), to));
      for (String table : tables.tables()) {
        out.add(BackupEntries.ofTable(table), to -> tables.write(table, to));
        progress.advance(rows.getOrDefault(table, 0L) * OCTETS_OF_A_ROW);
      }
      SnapshotHead head = SnapshotHead.whole(taken.position, at);
      out.add(
          BackupEntries.of(SnapshotStream.file(taken.position)),
          to -> SnapshotStream.write(head, taken.image, to));
      progress.advance(taken.accounts * OCTETS_OF_AN_ACCOUNT);
      addFiles(history, out);
      out.finish(
          new BackupManifest(
              at,
              SignalboxVersion.text(),
              source.database().dialect().name(),
              SchemaVersion.NEWEST,
              new BackupManifest.Ledger(taken.position, tables.mark(), taken.image.stateHash()),
              rows,
              out.sums()));
    }
  }

  private void expect(Taken taken, HistoryExtent history, Map<String, Long> rows) {
    progress.expect(
        taken.accounts * OCTETS_OF_AN_ACCOUNT
            + history.parts().stream().mapToLong(HistoryExtent.Part::octets).sum()
            + rows.values().stream().mapToLong(Long::longValue).sum() * OCTETS_OF_A_ROW);
  }

  private void addFiles(HistoryExtent history, BackupWriter out) throws IOException {
    List<FileName> tariffs =
        source.storage().list(StorageFolder.TARIFF).stream()
            .filter(name -> name.name().endsWith(".tariff"))
            .toList();
    for (FileName tariff : tariffs) {
      add(tariff, octets(tariff), out);
    }
    for (HistoryExtent.Part part : history.parts()) {
      add(part.file(), part.octets(), out);
      progress.advance(part.octets());
    }
  }

  private void add(FileName file, long octets, BackupWriter out) throws IOException {
    out.add(BackupEntries.of(file), to -> LedgerFileCopy.write(source.storage(), file, octets, to));
  }

  private long octets(FileName name) {
    try (StorageFile file = source.storage().open(name)) {
      return file.octets();
    }
  }

  /** The tables as they are at the moment; the mark is the position of the ledger then. */
  private TableDumpStore moment() {
    return TableDumpStore.openBetweenWrites(
        source.database(), () -> source.ledger().status().position());
  }
}

package org.signalbox.ledger.runtime.inspect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.snapshot.SnapshotFiles;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * What is in a ledger's folder. Reads the log behind the newest snapshot, and of all else the names
 * and sizes.
 *
 * @param folders files and octets of each
 * @param snapshots positions
 * @param lastPosition of the log
 * @param term how often the log was opened for writing
 * @param lastAt the moment of the last command behind the newest snapshot; empty where there is
 *     none
 * @param commands behind the newest snapshot, by kind
 */
public record LedgerStatistics(
    List<FolderSize> folders,
    List<Long> snapshots,
    long lastPosition,
    int term,
    Optional<Instant> lastAt,
    Map<String, Long> commands) {

  /**
   * @param files how many
   * @param octets of all together
   */
  public record FolderSize(StorageFolder folder, int files, long octets) {}

  public LedgerStatistics {
    folders = List.copyOf(folders);
    snapshots = List.copyOf(snapshots);
    commands = Map.copyOf(commands);
  }

  /**
   * @throws org.signalbox.core.OperatorFault when the log behind the newest snapshot is damaged
   */
  public static LedgerStatistics of(LedgerStoragePort storage) {
    List<FolderSize> folders = new ArrayList<>();
    for (StorageFolder folder : StorageFolder.values()) {
      List<FileName> names = storage.list(folder);
      folders.add(new FolderSize(folder, names.size(), octets(storage, names)));
    }
    List<Long> snapshots = new SnapshotFiles(storage).positions();
    JournalReader reader =
        JournalReader.after(storage, snapshots.isEmpty() ? 0 : snapshots.getLast());
    Map<String, Long> commands = new TreeMap<>();
    Optional<Instant> lastAt = Optional.empty();
    for (Optional<JournalFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      LedgerCommand command = LedgerCommandDecoder.decode(frame.get().payload());
      commands.merge(command.getClass().getSimpleName(), 1L, Long::sum);
      lastAt = Optional.of(command.at());
    }
    return new LedgerStatistics(
        folders, snapshots, reader.position(), reader.tail().term(), lastAt, commands);
  }

  private static long octets(LedgerStoragePort storage, List<FileName> names) {
    long octets = 0;
    for (FileName name : names) {
      try (StorageFile file = storage.open(name)) {
        octets += file.octets();
      }
    }
    return octets;
  }
}

package org.signalbox.ledger.runtime.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.core.Invariant.BrokenInvariant;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.runtime.history.HistoryVerifier;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.snapshot.SnapshotFiles;
import org.signalbox.ledger.runtime.snapshot.SnapshotHead;
import org.signalbox.ledger.runtime.snapshot.SnapshotReader;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageException;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.ledger.runtime.tariff.TariffFiles;

/**
 * Verifies a ledger's files: every frame, every command, every snapshot, every tariff, all of
 * history. The log is executed, from its beginning or, where that was erased or not restored, from
 * the oldest snapshot in it, and each snapshot must be the state at its position.
 *
 * <p>One problem does not hide the others. One thread, once.
 */
public final class LedgerVerifier {

  private static final int PROGRESS_EVERY = 4_096;

  private final LedgerStoragePort storage;
  private final InspectionProgress progress;
  private final TariffFiles tariffs;
  private final SnapshotFiles snapshotFiles;
  private final List<String> problems = new ArrayList<>();
  private final Map<Long, String> snapshotHashes = new TreeMap<>();
  private final long total;
  private Optional<LedgerShard> shard = Optional.empty();
  private long done;
  private long first;
  private int compared;

  /** Whether a command could not be executed: what follows proves nothing. */
  private boolean isRefuted;

  public LedgerVerifier(LedgerStoragePort storage, InspectionProgress progress) {
    this.storage = storage;
    this.progress = progress;
    this.tariffs = TariffFiles.reading(storage);
    this.snapshotFiles = new SnapshotFiles(storage);
    long octets = 0;
    for (StorageFolder folder : StorageFolder.values()) {
      for (FileName name : storage.list(folder)) {
        octets += octets(name);
      }
    }
    total = octets;
  }

  /** Verifies everything. */
  public LedgerFinding verify() {
    int sound = verifyTariffs();
    verifySnapshots();
    verifyHistory();
    Optional<JournalReader> reader = verifyLog();
    long last = reader.map(JournalReader::position).orElse(0L);
    snapshotHashes.keySet().stream()
        .filter(position -> position > last)
        .forEach(position ->
            problems.add(
                "the log ends at position " + last + ", but a snapshot was taken at " + position));
    progress.advanced(total, total);
    return new LedgerFinding(
        last == 0 ? 0 : first,
        last,
        shard.map(LedgerShard::stateHash).orElse(""),
        reader.filter(JournalReader::isAtEnd).map(ended -> ended.tail().torn()).orElse(List.of()),
        List.copyOf(snapshotHashes.keySet()),
        compared,
        sound,
        problems);
  }

  /** Reads and executes all frames; the reader, as far as it came. */
  private Optional<JournalReader> verifyLog() {
    Optional<JournalReader> opened = Optional.empty();
    try {
      JournalReader reader = JournalReader.ofAll(storage);
      opened = Optional.of(reader);
      first = reader.position() + 1;
      shard = first == 1 ? Optional.of(new LedgerShard(tariffs)) : Optional.empty();
      startFromSnapshot(reader.position());
      for (Optional<JournalFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        verifyFrame(frame.get());
      }
    } catch (OperatorFault | StorageException e) {
      problems.add(sentence(e));
    }
    return opened;
  }

  /** Goes on from the snapshot of a position where there is one and no state before it. */
  private void startFromSnapshot(long position) {
    if (shard.isEmpty() && !isRefuted && snapshotHashes.containsKey(position)) {
      SnapshotReader.Snapshot base = snapshotFiles.read(position, read -> {});
      shard = Optional.of(LedgerShard.restore(base.image(), tariffs));
    }
  }

  private void verifyHistory() {
    try {
      HistoryVerifier.problems(
          storage,
          read -> {
            done += read;
            progress.advanced(Math.min(done, total), total);
          },
          problems::add);
    } catch (OperatorFault | StorageException e) {
      problems.add(sentence(e));
    }
  }

  private int verifyTariffs() {
    int sound = 0;
    for (String hash : tariffs.stored()) {
      try {
        tariffs.tariff(hash);
        sound++;
      } catch (OperatorFault | StorageException e) {
        problems.add(sentence(e));
      }
    }
    return sound;
  }

  private void verifySnapshots() {
    for (FileName name : snapshotFiles.files()) {
      long position = SnapshotHead.positionOf(name);
      try {
        SnapshotReader.Snapshot snapshot =
            snapshotFiles.read(
                position, read -> progress.advanced(Math.min(done + read, total), total));
        snapshotHashes.put(position, snapshot.image().stateHash());
      } catch (OperatorFault | StorageException e) {
        // Those that go on from a damaged one have the same problem.
        if (!problems.contains(sentence(e))) {
          problems.add(sentence(e));
        }
      }
      done += octets(name);
    }
  }

  private void verifyFrame(JournalFrame frame) {
    try {
      LedgerCommand command = LedgerCommandDecoder.decode(frame.payload());
      shard.ifPresent(executing -> executing.execute(command));
    } catch (OperatorFault | BrokenInvariant e) {
      problems.add(
          "the command at position " + frame.position() + " cannot be executed: " + sentence(e));
      shard = Optional.empty();
      isRefuted = true;
    }
    String expected = snapshotHashes.get(frame.position());
    if (expected != null && shard.isPresent()) {
      compared++;
      if (!shard.get().stateHash().equals(expected)) {
        problems.add(
            "the snapshot at position "
                + frame.position()
                + " is not the state that the log makes up to there");
      }
    }
    startFromSnapshot(frame.position());
    done += frame.payload().length;
    if (frame.position() % PROGRESS_EVERY == 0) {
      progress.advanced(Math.min(done, total), total);
    }
  }

  private long octets(FileName name) {
    try (StorageFile file = storage.open(name)) {
      return file.octets();
    }
  }

  private static String sentence(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }
}

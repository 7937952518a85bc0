package org.signalbox.registers.equipment.csv;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.registers.equipment.MarkedKey;
import org.signalbox.registers.equipment.StoredEntry;

/**
 * What lines of a list mean to a register as it is, and how many of each kind there were.
 *
 * <p>A line that does not tell reason or time leaves those of an entry with the same mark as they
 * are; to a new entry or a new mark it gives none, and the time of the import. One thread.
 */
final class ImportDecisions {

  private final LiveEquipment live;
  private final Instant now;
  private final Predicate<StoredEntry> isToBeWritten;
  private long lines;
  private long added;
  private long changed;
  private long same;
  private long removed;

  /**
   * What is to be done for a piece of a list.
   *
   * @param put entries that are new or say something else
   * @param removed keys of those that go
   * @param kept entries that are as the list has them
   */
  record Piece(List<EquipmentEntry> put, List<EntryKey> removed, List<MarkedKey> kept) {

    Piece() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * @param now the time of what tells none
   * @param isToBeWritten entries that are written again though they are as the list has them
   */
  ImportDecisions(LiveEquipment live, Instant now, Predicate<StoredEntry> isToBeWritten) {
    this.live = live;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.isToBeWritten = isToBeWritten;
  }

  /**
   * Decides about a piece.
   *
   * @param piece lines about different things
   * @param ofLines lines of the list that are decided about with these
   */
  Piece decide(List<ListedLine> piece, long ofLines) {
    lines = ofLines;
    List<EntryKey> alike = new ArrayList<>();
    for (ListedLine line : piece) {
      if (line instanceof ListedLine.Put put && isMarked(put)) {
        alike.add(put.key());
      }
    }
    Map<EntryKey, StoredEntry> stored = live.findAll(alike);
    Piece decided = new Piece();
    for (ListedLine line : piece) {
      switch (line) {
        case ListedLine.Put put -> decide(put, Optional.ofNullable(stored.get(put.key())), decided);
        case ListedLine.Remove remove -> {
          removed += live.markOf(remove.key()).isPresent() ? 1 : 0;
          decided.removed().add(remove.key());
        }
      }
    }
    return decided;
  }

  private boolean isMarked(ListedLine.Put put) {
    return live.markOf(put.key()).filter(mark -> mark == put.mark()).isPresent();
  }

  /** With what is stored of an entry that has the mark of the line already. */
  private void decide(ListedLine.Put line, Optional<StoredEntry> alike, Piece decided) {
    Optional<EquipmentEntry> before = alike.map(StoredEntry::entry);
    String reason =
        line.reason().isEmpty() ? before.map(EquipmentEntry::reason).orElse("") : line.reason();
    Instant since = line.since().or(() -> before.map(EquipmentEntry::since)).orElse(now);
    EquipmentEntry entry = new EquipmentEntry(line.key(), line.mark(), reason, since);
    if (before.filter(entry::equals).isPresent()) {
      same++;
      if (alike.filter(isToBeWritten).isPresent()) {
        decided.put().add(entry);
      } else {
        decided.kept().add(MarkedKey.of(entry));
      }
      return;
    }
    Optional<EquipmentMark> mark = live.markOf(line.key());
    if (mark.isEmpty()) {
      added++;
    } else {
      changed++;
    }
    decided.put().add(entry);
  }

  /** Lines so far. */
  long lines() {
    return lines;
  }

  /** Entries of the register that the lines so far name. */
  long known() {
    return changed + same + removed;
  }

  /**
   * @param others entries that go since the list does not have them
   */
  ImportReport report(long others, long wrongCheckDigits, long firstWrongLine) {
    return new ImportReport(
        lines, added, changed, same, removed + others, wrongCheckDigits, firstWrongLine);
  }

  /** Counts the entries that are there after a list, without looking at what they say. */
  static final class Foresight {

    private final LiveEquipment live;
    private long staying;
    private long stayingDevices;
    private long comingDevices;

    Foresight(LiveEquipment live) {
      this.live = live;
    }

    void add(List<ListedLine> piece) {
      for (ListedLine line : piece) {
        if (line instanceof ListedLine.Put put) {
          boolean isThere = live.markOf(put.key()).isPresent();
          boolean isDevice = put.key().isOneDevice();
          staying += isThere ? 1 : 0;
          stayingDevices += isThere && isDevice ? 1 : 0;
          comingDevices += !isThere && isDevice ? 1 : 0;
        }
      }
    }

    /** Entries that are there and stay. */
    long staying() {
      return staying;
    }

    /** Those of them that are of single devices. */
    long stayingDevices() {
      return stayingDevices;
    }

    /** Entries of single devices that are new. */
    long comingDevices() {
      return comingDevices;
    }
  }
}

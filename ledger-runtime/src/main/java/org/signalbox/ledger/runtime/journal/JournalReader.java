package org.signalbox.ledger.runtime.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Invariant;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * Reads the frames of a log in order, and decides where it ends.
 *
 * <p><b>The end.</b> The log ends at the first place without a whole frame of the next position.
 * One write that was never confirmed may have left anything there: the disk keeps parts of it in
 * any order. So whole frames may follow the end, but only such as were written together with the
 * one that is missing. Each frame names the first of its batch; a frame whose batch begins behind
 * the missing position was written when that one was on the disk already. Then the log is damaged,
 * and to go on would lose what was acknowledged: a {@link JournalFault} is thrown, with file and
 * offset.
 *
 * <p>Changes nothing; {@link JournalRecovery} cuts the tail. One thread.
 */
public final class JournalReader {

  private final LedgerStoragePort storage;
  private final List<FileName> segments;
  private int at;
  private @Nullable SegmentScan scan;
  private long position;
  private int term;
  private @Nullable JournalTail tail;

  private JournalReader(LedgerStoragePort storage, List<FileName> segments, long position) {
    this.storage = storage;
    this.segments = segments;
    this.position = position;
  }

  /**
   * A reader of all frames after a position, in the log and, where that begins later, the archive.
   *
   * @param after 0 reads from the first frame on
   * @throws OperatorFault when the log does not reach back that far, or a segment is missing
   */
  public static JournalReader after(LedgerStoragePort storage, long after) {
    return over(storage, segments(storage), after);
  }

  /** A reader from the oldest frame that is there. */
  public static JournalReader ofAll(LedgerStoragePort storage) {
    List<FileName> segments = segments(storage);
    long first =
        segments.isEmpty() ? 1 : SegmentScan.firstPosition(storage, segments.getFirst()).orElse(1L);
    return over(storage, segments, first - 1);
  }

  /**
   * All segments that are there, in order. The log first: one that is moved to the archive
   * meanwhile is seen in both, and is in the archive then.
   */
  private static List<FileName> segments(LedgerStoragePort storage) {
    TreeMap<Long, FileName> byIndex = new TreeMap<>();
    for (StorageFolder folder : List.of(StorageFolder.LOG, StorageFolder.ARCHIVE)) {
      storage.list(folder).stream()
          .filter(SegmentHeader::isSegment)
          .forEach(name -> byIndex.put(SegmentHeader.indexOf(name), name));
    }
    List<FileName> segments = List.copyOf(byIndex.values());
    requireGapless(segments);
    return segments;
  }

  private static JournalReader over(
      LedgerStoragePort storage, List<FileName> segments, long after) {
    int start = 0;
    long first = 1;
    for (int i = segments.size() - 1; i >= 0; i--) {
      Optional<Long> begins = SegmentScan.firstPosition(storage, segments.get(i));
      if (begins.isPresent()) {
        start = i;
        first = begins.get();
        if (first <= after + 1) {
          break;
        }
      }
    }
    if (first > after + 1) {
      throw new OperatorFault(
          "the ledger's log begins at position "
              + first
              + " in "
              + segments.get(start)
              + ", but is needed from position "
              + (after + 1)
              + " on");
    }
    JournalReader reader =
        new JournalReader(storage, segments.subList(start, segments.size()), first - 1);
    reader.skipTo(after);
    return reader;
  }

  private static void requireGapless(List<FileName> segments) {
    for (int i = 1; i < segments.size(); i++) {
      long expected = SegmentHeader.indexOf(segments.get(i - 1)) + 1;
      if (SegmentHeader.indexOf(segments.get(i)) != expected) {
        throw new OperatorFault(
            "a segment of the ledger's log is missing: "
                + segments.get(i)
                + " follows "
                + segments.get(i - 1));
      }
    }
  }

  private void skipTo(long after) {
    while (position < after) {
      if (next().isEmpty()) {
        throw new OperatorFault(
            "the ledger's log ends at position "
                + position
                + ", but something was made from position "
                + after
                + " of it: the end of the log was lost, restore a backup");
      }
    }
  }

  /**
   * The next frame; empty at the end of the log.
   *
   * @throws JournalFault when the log is damaged before its tail
   */
  public Optional<JournalFrame> next() {
    if (tail != null) {
      return Optional.empty();
    }
    if (scan == null) {
      if (segments.isEmpty()) {
        tail = new JournalTail(Optional.empty(), 0, 0, List.of(), List.of());
        return Optional.empty();
      }
      scan = SegmentScan.of(storage, segments.getFirst());
    }
    Optional<JournalFrame> frame = wanted(scan);
    if (frame.isEmpty() && moveOn(scan)) {
      frame = wanted(scan);
    }
    if (frame.isPresent()) {
      scan.skip(frame.get());
      position = frame.get().position();
      term = frame.get().term();
    } else {
      tail = settle(scan);
    }
    return frame;
  }

  private Optional<JournalFrame> wanted(SegmentScan in) {
    // A frame of a lower term was cut once and came back.
    return in.peek().filter(frame -> frame.position() == position + 1 && frame.term() >= term);
  }

  /** Goes to the next segment where this one ended in order. */
  private boolean moveOn(SegmentScan ended) {
    if (at + 1 >= segments.size() || !ended.restIsZero()) {
      return false;
    }
    SegmentScan following = SegmentScan.of(storage, segments.get(at + 1));
    if (wanted(following).isEmpty()) {
      return false;
    }
    at++;
    scan = following;
    return true;
  }

  /** Decides that the log ends here, or that it is damaged. */
  private JournalTail settle(SegmentScan last) {
    List<JournalTail.TornRange> torn = new ArrayList<>();
    List<FileName> unused = new ArrayList<>();
    inspect(last, last, torn);
    for (FileName name : segments.subList(at + 1, segments.size())) {
      inspect(last, SegmentScan.of(storage, name), torn);
      unused.add(name);
    }
    boolean empty = position == 0;
    if (empty) {
      unused.addFirst(last.name());
    }
    Optional<JournalTail.Place> place =
        empty ? Optional.empty() : Optional.of(new JournalTail.Place(last.name(), last.offset()));
    return new JournalTail(place, position, term, torn, unused);
  }

  private void inspect(SegmentScan last, SegmentScan looked, List<JournalTail.TornRange> torn) {
    long missing = position + 1;
    looked
        .laterThan(missing)
        .ifPresent(later -> {
          throw new JournalFault(
              last.name(),
              last.offset(),
              "the frame of position "
                  + missing
                  + " is not whole, but position "
                  + later.position()
                  + ", written after it was synced, follows in "
                  + looked.name());
        });
    if (!looked.restIsZero()) {
      torn.add(new JournalTail.TornRange(looked.name(), looked.offset(), looked.endOfWritten()));
    }
  }

  /** The position of the last frame read. */
  public long position() {
    return position;
  }

  /** Whether {@link #next} has come to the end of the log. */
  public boolean isAtEnd() {
    return tail != null;
  }

  /** Where the log ends; known once {@link #next} returned empty. */
  public JournalTail tail() {
    JournalTail known = tail;
    Invariant.check(known != null, "the end of a log is known after reading to it");
    return java.util.Objects.requireNonNull(known);
  }
}

package org.signalbox.registers.equipment.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.signalbox.core.Imei;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;

/**
 * The lines of a list in little memory, given back by rising equipment: a database writes
 * neighbours many times faster than what is scattered. Lines are sorted in runs as they come
 * ({@link ImportRun}), and the runs are merged whenever they are read. One thread.
 */
final class ImportPlan {

  /** So many lines make a piece, at most. */
  static final int PIECE = 10_000;

  /** Few enough to be forgotten by the collector as young as they are. */
  private static final int RUN = 1 << 14;

  private static final int REMOVES = 4;
  private static final int MARK_BITS = 3;
  private static final int TEXT_BITS = 24;

  /** In the place of a time's seconds since 1970, which are one more than they are. */
  private static final long UNTOLD = 0;

  private static final long TEXT_CHARACTERS_MAX = 32L << 20;

  /** Beyond every IMEI and IMSI: an index of a text that few lines have. */
  private static final long NAMES_FROM = 1L << 52;

  private final List<ImportRun> runs = new ArrayList<>();
  private final List<ImportRow> latest = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> textNumbers = new HashMap<>();
  private final int most;
  private long textCharacters;
  private int size;

  /**
   * @param most lines that it takes
   */
  ImportPlan(int most) {
    this.most = most;
    var _ = text("");
  }

  /**
   * A line with its number.
   *
   * @param number in the file
   * @param line what it says
   */
  record Numbered(long number, ListedLine line) {}

  int size() {
    return size;
  }

  /**
   * @throws OperatorFault when the list is larger than the memory of this process allows
   */
  void add(int number, ListedLine line) {
    if (size == most) {
      throw new OperatorFault(
          "found more than "
              + most
              + " lines, expected fewer in one file: split it, or give more memory with"
              + " SIGNALBOX_HEAP");
    }
    Ends ends = ends(line.key().equipment());
    latest.add(
        new ImportRow(
            number,
            ends.first(),
            ends.last(),
            line.key().supi().map(this::subscription).orElse(0L),
            switch (line) {
              case ListedLine.Put put ->
                  put.since().map(at -> at.getEpochSecond() + 1).orElse(UNTOLD)
                          << (MARK_BITS + TEXT_BITS)
                      | (long) text(put.reason()) << MARK_BITS
                      | put.mark().code();
              case ListedLine.Remove remove -> REMOVES;
            }));
    size++;
    if (latest.size() == RUN) {
      endRun();
    }
  }

  private void endRun() {
    if (!latest.isEmpty()) {
      runs.add(ImportRun.of(latest));
      latest.clear();
    }
  }

  /** The first and the last number of what a selector means. */
  private record Ends(long first, long last) {}

  private Ends ends(EquipmentSelector selector) {
    return switch (selector) {
      case EquipmentSelector.OneImei one -> new Ends(one.equipment(), one.equipment());
      case EquipmentSelector.OneAddress one -> {
        long number = NAMES_FROM + text(one.text());
        yield new Ends(number, number);
      }
      case EquipmentSelector.Type type -> {
        long first = type.tac() * Imei.SERIALS;
        yield new Ends(first, first + Imei.SERIALS - 1);
      }
      case EquipmentSelector.Range range -> new Ends(range.first(), range.last());
    };
  }

  private int text(String text) {
    Integer known = textNumbers.get(text);
    if (known != null) {
      return known;
    }
    textCharacters += text.length() + 40;
    if (textCharacters > TEXT_CHARACTERS_MAX) {
      throw new OperatorFault(
          "found too many different reasons and addresses, expected fewer in one file: split it");
    }
    texts.add(text);
    textNumbers.put(text, texts.size() - 1);
    return texts.size() - 1;
  }

  /** A one before the digits keeps IMSIs with leading zeros apart. */
  private long subscription(Supi supi) {
    return supi.imsi()
        .map(digits -> Long.parseLong("1" + digits))
        .orElseGet(() -> NAMES_FROM + text(supi.text()));
  }

  /** Takes two lines about the same that follow upon each other in the file. */
  @FunctionalInterface
  interface RepeatTaker {
    void take(Numbered before, Numbered next);
  }

  /** Hands over what the file says more than once. */
  void repeated(RepeatTaker to) {
    Repeats repeats = new Repeats(to);
    rows(repeats::add);
  }

  private final class Repeats {

    private final RepeatTaker to;
    private Optional<ImportRow> before = Optional.empty();

    Repeats(RepeatTaker to) {
      this.to = to;
    }

    void add(ImportRow row) {
      before.filter(row::isAboutSame).ifPresent(same -> to.take(numbered(same), numbered(row)));
      before = Optional.of(row);
    }
  }

  /** Takes the pieces, by rising equipment. */
  @FunctionalInterface
  interface PieceTaker {

    /**
     * @param piece lines about different things: of those about the same the last of the file
     * @param lines of the file that this piece and those before stand for
     */
    void take(List<ListedLine> piece, long lines);
  }

  void pieces(PieceTaker to) {
    Pieces pieces = new Pieces(to);
    rows(pieces::add);
    pieces.end();
  }

  private final class Pieces {

    private final PieceTaker to;
    private final List<ListedLine> piece = new ArrayList<>(PIECE);
    private Optional<ImportRow> last = Optional.empty();
    private long lines;

    Pieces(PieceTaker to) {
      this.to = to;
    }

    void add(ImportRow row) {
      if (last.filter(row::isAboutSame).isEmpty()) {
        last.ifPresent(this::close);
      }
      last = Optional.of(row);
      lines++;
    }

    private void close(ImportRow row) {
      piece.add(numbered(row).line());
      if (piece.size() == PIECE) {
        give();
      }
    }

    private void give() {
      to.take(List.copyOf(piece), lines);
      piece.clear();
    }

    void end() {
      last.ifPresent(this::close);
      if (!piece.isEmpty()) {
        give();
      }
    }
  }

  /** Merges the runs. */
  private void rows(Consumer<ImportRow> to) {
    endRun();
    PriorityQueue<Head> heads = new PriorityQueue<>();
    for (ImportRun run : runs) {
      ImportRun.Cursor cursor = run.cursor();
      heads.add(new Head(cursor.next(), cursor));
    }
    while (!heads.isEmpty()) {
      Head head = heads.remove();
      to.accept(head.row());
      if (head.cursor().hasNext()) {
        heads.add(new Head(head.cursor().next(), head.cursor()));
      }
    }
  }

  /** The next line of a run. */
  private record Head(ImportRow row, ImportRun.Cursor cursor) implements Comparable<Head> {

    @Override
    public int compareTo(Head other) {
      return ImportRow.ORDER.compare(row, other.row);
    }
  }

  private Numbered numbered(ImportRow row) {
    EquipmentSelector equipment =
        row.first() >= NAMES_FROM
            ? EquipmentSelector.one(Pei.parse(name(row.first())).orElseThrow())
            : EquipmentSelector.range(Imei.of(row.first()), Imei.of(row.last()));
    Optional<Supi> subscription =
        row.supi() == 0
            ? Optional.empty()
            : Supi.parse(
                row.supi() >= NAMES_FROM
                    ? name(row.supi())
                    : Long.toString(row.supi()).substring(1));
    EntryKey key = new EntryKey(equipment, subscription);
    int mark = (int) row.rest() & ((1 << MARK_BITS) - 1);
    ListedLine line =
        mark == REMOVES
            ? new ListedLine.Remove(key)
            : new ListedLine.Put(
                key,
                EquipmentMark.fromCode(mark),
                texts.get((int) (row.rest() >>> MARK_BITS) & ((1 << TEXT_BITS) - 1)),
                time(row.rest() >>> (MARK_BITS + TEXT_BITS)));
    return new Numbered(row.line(), line);
  }

  private static Optional<Instant> time(long seconds) {
    return seconds == UNTOLD ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds - 1));
  }

  /** Hands over the lines about ranges that are no whole types, for any subscription. */
  void looseRanges(Consumer<ListedLine> to) {
    endRun();
    for (ImportRun run : runs) {
      ImportRun.Cursor cursor = run.cursor();
      while (cursor.hasNext()) {
        ImportRow row = cursor.next();
        if (row.first() != row.last() && row.supi() == 0) {
          ListedLine line = numbered(row).line();
          if (line.key().isLooseRange()) {
            to.accept(line);
          }
        }
      }
    }
  }

  private String name(long number) {
    return texts.get((int) (number - NAMES_FROM));
  }
}

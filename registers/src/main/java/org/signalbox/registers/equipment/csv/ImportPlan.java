package org.signalbox.registers.equipment.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.signalbox.core.Imei;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;

/**
 * The lines of a list in little memory, given back in pieces by rising equipment: a database writes
 * neighbours many times faster than what is scattered. A line takes 20 octets, and 8 more each for
 * a range and a subscription where one among its neighbours has such. One thread.
 */
final class ImportPlan {

  /** About so many lines make a piece. */
  static final int PIECE = 10_000;

  /** What one equipment makes larger than this is split. */
  static final int PIECE_MAX = 4 * PIECE;

  private static final int BLOCK = 1 << 16;
  private static final int REMOVES = 4;
  private static final int MARK_BITS = 3;
  private static final int TEXT_BITS = 24;

  /** In the place of a time's seconds since 1970, which are one more than they are. */
  private static final long UNTOLD = 0;

  /** One line in so many tells where pieces begin. */
  private static final int SAMPLED = 64;

  private static final long TEXT_CHARACTERS_MAX = 32L << 20;

  /** Beyond every IMEI and IMSI: an index of a text that few lines have. */
  private static final long NAMES_FROM = 1L << 52;

  private final List<Block> blocks = new ArrayList<>();
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
    if (size % BLOCK == 0) {
      blocks.add(new Block());
    }
    Ends ends = ends(line.key().equipment());
    Row row =
        new Row(
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
            });
    blocks.getLast().set(size % BLOCK, row);
    size++;
  }

  /** A line as numbers; {@code supi} is 0 where it names none. */
  private record Row(int line, long first, long last, long supi, long rest) {}

  /** Neighbouring lines, by column; columns that say nothing new are left out. */
  private static final class Block {

    private static final long[] NOTHING = {};

    private final int[] line = new int[BLOCK];
    private final long[] first = new long[BLOCK];
    private final long[] rest = new long[BLOCK];
    private long[] beyond = NOTHING;
    private long[] supi = NOTHING;

    void set(int at, Row row) {
      line[at] = row.line();
      first[at] = row.first();
      rest[at] = row.rest();
      beyond = with(beyond, at, row.last() - row.first());
      supi = with(supi, at, row.supi());
    }

    private static long[] with(long[] column, int at, long value) {
      long[] into = value != 0 && column.length == 0 ? new long[BLOCK] : column;
      if (into.length > 0) {
        into[at] = value;
      }
      return into;
    }

    Row row(int at) {
      long last = first[at] + (beyond.length == 0 ? 0 : beyond[at]);
      return new Row(line[at], first[at], last, supi.length == 0 ? 0 : supi[at], rest[at]);
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

  /**
   * Takes the pieces, by rising equipment; lines of one equipment stand in the order of the file.
   */
  @FunctionalInterface
  interface PieceTaker {
    void take(List<Numbered> piece);
  }

  void pieces(PieceTaker to) {
    long[] borders = borders();
    Groups pieces = Groups.of(size, i -> i, borders.length + 1, row -> pieceOf(borders, row));
    for (int piece = 0; piece <= borders.length; piece++) {
      pieces(pieces.rows(piece), to);
    }
  }

  /** A type that millions of subscriptions are locked to is one equipment, but many pieces. */
  private void pieces(int[] rows, PieceTaker to) {
    int parts = rows.length > PIECE_MAX ? Math.ceilDiv(rows.length, PIECE) : 1;
    Groups split = Groups.of(rows.length, i -> rows[i], parts, row -> partOf(row, parts));
    for (int part = 0; part < parts; part++) {
      int[] taken = split.rows(part);
      if (taken.length > 0) {
        to.take(Arrays.stream(taken).mapToObj(this::numbered).toList());
      }
    }
  }

  /** Lines about the same come into the same part. */
  private int partOf(int number, int parts) {
    Row row = blocks.get(number / BLOCK).row(number % BLOCK);
    // Subscriptions are neighbours; the multiplication spreads them (Fibonacci hashing).
    long spread = (row.supi() + 31 * row.last()) * 0x9E3779B97F4A7C15L;
    return (int) ((spread >>> 33) % parts);
  }

  /** Rows by group; those of one group in the order of the file. */
  @SuppressWarnings("ArrayRecordComponent") // Used here alone, never compared.
  private record Groups(int[] rows, int[] starts) {

    static Groups of(int size, IntUnaryOperator rowAt, int groups, IntUnaryOperator groupOf) {
      int[] starts = new int[groups + 1];
      for (int i = 0; i < size; i++) {
        starts[groupOf.applyAsInt(rowAt.applyAsInt(i)) + 1]++;
      }
      for (int group = 0; group < groups; group++) {
        starts[group + 1] += starts[group];
      }
      int[] rows = new int[size];
      int[] next = starts.clone();
      for (int i = 0; i < size; i++) {
        int row = rowAt.applyAsInt(i);
        rows[next[groupOf.applyAsInt(row)]++] = row;
      }
      return new Groups(rows, starts);
    }

    int[] rows(int group) {
      return Arrays.copyOfRange(rows, starts[group], starts[group + 1]);
    }
  }

  /**
   * Where pieces begin: every so manieth equipment of a sample, so that no second copy of a long
   * list is made. Where in its stretch a line is taken changes from stretch to stretch, since lists
   * may have a rhythm.
   */
  private long[] borders() {
    long[] sample = new long[size / SAMPLED];
    SplittableRandom random = new SplittableRandom(size);
    for (int i = 0; i < sample.length; i++) {
      sample[i] = first(i * SAMPLED + random.nextInt(SAMPLED));
    }
    Arrays.sort(sample);
    int step = PIECE / SAMPLED;
    return IntStream.range(1, Math.ceilDiv(sample.length, step))
        .mapToLong(i -> sample[i * step])
        .distinct()
        .toArray();
  }

  private int pieceOf(long[] borders, int row) {
    int found = Arrays.binarySearch(borders, first(row));
    return found >= 0 ? found + 1 : -found - 1;
  }

  private long first(int row) {
    return blocks.get(row / BLOCK).first[row % BLOCK];
  }

  private Numbered numbered(int number) {
    Row row = blocks.get(number / BLOCK).row(number % BLOCK);
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
    for (int number = 0; number < size; number++) {
      Block block = blocks.get(number / BLOCK);
      int at = number % BLOCK;
      boolean isRange = block.beyond.length > 0 && block.beyond[at] > 0;
      if (isRange && (block.supi.length == 0 || block.supi[at] == 0)) {
        ListedLine line = numbered(number).line();
        if (line.key().isLooseRange()) {
          to.accept(line);
        }
      }
    }
  }

  private String name(long number) {
    return texts.get((int) (number - NAMES_FROM));
  }
}

package org.signalbox.registers.equipment.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Imei;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;

/**
 * The lines of a list in little memory (36 octets each), given back in pieces by rising equipment:
 * a database writes neighbours many times faster than what is scattered. One thread.
 */
final class ImportPlan {

  /** About so many lines make a piece. */
  static final int PIECE = 10_000;

  private static final int BLOCK = 1 << 16;
  private static final int WIDTH = 4;
  private static final int REMOVES = 4;
  private static final int MARK_BITS = 3;
  private static final int TEXT_BITS = 24;
  private static final long TEXT_CHARACTERS_MAX = 32L << 20;

  /** Beyond every IMEI and IMSI: an index of a text that few lines have. */
  private static final long NAMES_FROM = 1L << 52;

  private final List<long[]> blocks = new ArrayList<>();
  private final List<int[]> lines = new ArrayList<>();
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
      blocks.add(new long[BLOCK * WIDTH]);
      lines.add(new int[BLOCK]);
    }
    long[] block = blocks.getLast();
    int at = (size % BLOCK) * WIDTH;
    lines.getLast()[size % BLOCK] = number;
    Ends ends = ends(line.key().equipment());
    block[at] = ends.first();
    block[at + 1] = ends.last();
    block[at + 2] = line.key().supi().map(this::subscription).orElse(0L);
    block[at + 3] =
        switch (line) {
          case ListedLine.Put put ->
              put.since().getEpochSecond() << (MARK_BITS + TEXT_BITS)
                  | (long) text(put.reason()) << MARK_BITS
                  | put.mark().code();
          case ListedLine.Remove remove -> REMOVES;
        };
    size++;
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
    if (size == 0) {
      return;
    }
    long[] borders = borders();
    int[] starts = new int[borders.length + 2];
    for (int row = 0; row < size; row++) {
      starts[pieceOf(borders, row) + 1]++;
    }
    for (int piece = 0; piece <= borders.length; piece++) {
      starts[piece + 1] += starts[piece];
    }
    int[] order = new int[size];
    int[] next = starts.clone();
    for (int row = 0; row < size; row++) {
      order[next[pieceOf(borders, row)]++] = row;
    }
    for (int piece = 0; piece <= borders.length; piece++) {
      if (starts[piece] < starts[piece + 1]) {
        List<Numbered> taken = new ArrayList<>(starts[piece + 1] - starts[piece]);
        for (int i = starts[piece]; i < starts[piece + 1]; i++) {
          taken.add(numbered(order[i]));
        }
        to.take(taken);
      }
    }
  }

  /** Every so manieth equipment of the list, in order: where pieces begin. */
  private long[] borders() {
    long[] equipment = new long[size];
    for (int row = 0; row < size; row++) {
      equipment[row] = number(row, 0);
    }
    Arrays.sort(equipment);
    int count = (size - 1) / PIECE;
    long[] borders = new long[count];
    for (int i = 0; i < count; i++) {
      borders[i] = equipment[(i + 1) * PIECE];
    }
    return Arrays.stream(borders).distinct().toArray();
  }

  private int pieceOf(long[] borders, int row) {
    int found = Arrays.binarySearch(borders, number(row, 0));
    return found >= 0 ? found + 1 : -found - 1;
  }

  private long number(int row, int which) {
    return blocks.get(row / BLOCK)[(row % BLOCK) * WIDTH + which];
  }

  private Numbered numbered(int row) {
    long first = number(row, 0);
    long last = number(row, 1);
    EquipmentSelector equipment =
        first >= NAMES_FROM
            ? EquipmentSelector.one(Pei.parse(name(first)).orElseThrow())
            : EquipmentSelector.range(Imei.of(first), Imei.of(last));
    long supi = number(row, 2);
    Optional<Supi> subscription =
        supi == 0
            ? Optional.empty()
            : Supi.parse(supi >= NAMES_FROM ? name(supi) : Long.toString(supi).substring(1));
    EntryKey key = new EntryKey(equipment, subscription);
    long rest = number(row, 3);
    int mark = (int) rest & ((1 << MARK_BITS) - 1);
    ListedLine line =
        mark == REMOVES
            ? new ListedLine.Remove(key)
            : new ListedLine.Put(
                key,
                EquipmentMark.fromCode(mark),
                texts.get((int) (rest >>> MARK_BITS) & ((1 << TEXT_BITS) - 1)),
                Instant.ofEpochSecond(rest >>> (MARK_BITS + TEXT_BITS)));
    return new Numbered(lines.get(row / BLOCK)[row % BLOCK], line);
  }

  private String name(long number) {
    return texts.get((int) (number - NAMES_FROM));
  }
}

package org.signalbox.registers.equipment.csv;

import java.util.Arrays;
import java.util.List;

/**
 * Lines of a list, sorted and written closely: what a line shares with the one before costs
 * nothing, and numbers cost as many octets as they need, so that most lines take eight or nine.
 * Immutable.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ImportRun(int firstLine, byte[] octets) {

  /** Most octets that a line takes: five numbers of at most ten. */
  private static final int ROW_MAX = 50;

  private static final int FLAG_BITS = 3;
  private static final int IS_RANGE = 1;
  private static final int HAS_SUPI = 2;
  private static final int SAYS_OTHER = 4;

  /**
   * Writes lines.
   *
   * @param rows at least one, in the order of the file
   */
  static ImportRun of(List<ImportRow> rows) {
    Writer writer = new Writer(rows.getFirst().line());
    rows.stream().sorted(ImportRow.ORDER).forEach(writer::add);
    return new ImportRun(writer.firstLine, Arrays.copyOf(writer.octets, writer.length));
  }

  /** Begins to read at the first line. */
  Cursor cursor() {
    return new Cursor(this);
  }

  private static final class Writer {

    private byte[] octets = new byte[1 << 16];
    private int length;
    private final int firstLine;
    private long first;
    private long rest;

    Writer(int firstLine) {
      this.firstLine = firstLine;
    }

    void add(ImportRow row) {
      if (octets.length - length < ROW_MAX) {
        octets = Arrays.copyOf(octets, octets.length * 2);
      }
      boolean isRange = row.last() != row.first();
      boolean hasSupi = row.supi() != 0;
      boolean saysOther = row.rest() != rest;
      number(
          (row.first() - first) << FLAG_BITS
              | (isRange ? IS_RANGE : 0)
              | (hasSupi ? HAS_SUPI : 0)
              | (saysOther ? SAYS_OTHER : 0));
      number(row.line() - firstLine);
      if (isRange) {
        number(row.last() - row.first());
      }
      if (hasSupi) {
        number(row.supi());
      }
      if (saysOther) {
        number(row.rest());
      }
      first = row.first();
      rest = row.rest();
    }

    /** Seven bits an octet, the lowest first; all but the last have the eighth set. */
    private void number(long value) {
      long left = value;
      while ((left & ~0x7FL) != 0) {
        octets[length++] = (byte) (left | 0x80);
        left >>>= 7;
      }
      octets[length++] = (byte) left;
    }
  }

  /** Reads the lines one by one. One thread. */
  static final class Cursor {

    private final int firstLine;
    private final byte[] octets;
    private int at;
    private long first;
    private long rest;

    private Cursor(ImportRun run) {
      this.firstLine = run.firstLine;
      this.octets = run.octets;
    }

    boolean hasNext() {
      return at < octets.length;
    }

    ImportRow next() {
      long head = number();
      first += head >>> FLAG_BITS;
      int line = firstLine + (int) number();
      long beyond = (head & IS_RANGE) != 0 ? number() : 0;
      long supi = (head & HAS_SUPI) != 0 ? number() : 0;
      rest = (head & SAYS_OTHER) != 0 ? number() : rest;
      return new ImportRow(line, first, first + beyond, supi, rest);
    }

    private long number() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte octet = octets[at++];
        value |= (octet & 0x7FL) << shift;
        if (octet >= 0) {
          return value;
        }
      }
    }
  }
}

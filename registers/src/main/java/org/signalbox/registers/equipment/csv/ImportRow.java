package org.signalbox.registers.equipment.csv;

import java.util.Comparator;

/**
 * A line of a list as numbers.
 *
 * @param line its number in the file
 * @param first the first equipment that it means, or the number of a name
 * @param last the last of it
 * @param supi the subscription, 0 where it names none
 * @param rest what it says of them
 */
record ImportRow(int line, long first, long last, long supi, long rest) {

  /** What one key is about stands together, in the order of the file. */
  static final Comparator<ImportRow> ORDER =
      Comparator.comparingLong(ImportRow::first)
          .thenComparingLong(ImportRow::last)
          .thenComparingLong(ImportRow::supi)
          .thenComparingInt(ImportRow::line);

  /** Whether another is about the same. */
  boolean isAboutSame(ImportRow other) {
    return first == other.first && last == other.last && supi == other.supi;
  }
}

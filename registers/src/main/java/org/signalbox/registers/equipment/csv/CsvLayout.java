package org.signalbox.registers.equipment.csv;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.registers.equipment.EquipmentSelector;

/**
 * Where a list has its columns: as its heading says, or in the order of an export where it has no
 * heading. Columns that mean nothing here are looked past.
 */
final class CsvLayout {

  /** The order of an export. */
  static final List<CsvColumn> EXPORTED =
      List.of(
          CsvColumn.EQUIPMENT, CsvColumn.SUPI, CsvColumn.MARK, CsvColumn.REASON, CsvColumn.SINCE);

  private final Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
  private final boolean hasHeading;

  private CsvLayout(boolean hasHeading) {
    this.hasHeading = hasHeading;
  }

  /** The layout by the first line of a list; empty when the line is neither heading nor entry. */
  static Optional<CsvLayout> of(List<String> firstLine) {
    String first = firstLine.isEmpty() ? "" : firstLine.getFirst().strip();
    if (EquipmentSelector.parse(first).isPresent()) {
      CsvLayout exported = new CsvLayout(false);
      for (int i = 0; i < EXPORTED.size(); i++) {
        exported.places.put(EXPORTED.get(i), i);
      }
      return Optional.of(exported);
    }
    CsvLayout named = new CsvLayout(true);
    for (int i = 0; i < firstLine.size(); i++) {
      int place = i;
      CsvColumn.named(firstLine.get(i))
          .ifPresent(column -> named.places.putIfAbsent(column, place));
    }
    return named.names(CsvColumn.EQUIPMENT)
            || named.names(CsvColumn.TAC)
            || (named.names(CsvColumn.FIRST) && named.names(CsvColumn.LAST))
        ? Optional.of(named)
        : Optional.empty();
  }

  /** Whether the first line is no entry. */
  boolean hasHeading() {
    return hasHeading;
  }

  private boolean names(CsvColumn column) {
    return places.containsKey(column);
  }

  /** The number of a column's field, from 1; 1 where the list does not have the column. */
  int place(CsvColumn column) {
    return places.getOrDefault(column, 0) + 1;
  }

  /** The field of a column without blanks around it; empty where it is not there. */
  String field(List<String> fields, CsvColumn column) {
    int place = places.getOrDefault(column, Integer.MAX_VALUE);
    return place < fields.size() ? fields.get(place).strip() : "";
  }
}

package org.signalbox.registers.equipment.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns that a list may have, and the names that lists give them. */
enum CsvColumn {
  /** An IMEI, TAC, range or address. */
  EQUIPMENT("equipment", "imei", "imeisv", "pei", "imeinumber", "deviceid", "device"),
  /** A TAC where it has a column of its own. */
  TAC("tac", "typeallocationcode"),
  /** The first IMEI of a range. */
  FIRST("first", "from", "imeifrom", "imeistart", "startimei", "rangestart", "start"),
  /** The last IMEI of a range. */
  LAST("last", "to", "imeito", "imeiend", "endimei", "rangeend", "end"),
  SUPI("supi", "imsi", "subscriber"),
  MARK("status", "mark", "list", "listtype", "colour", "color", "equipmentstatus"),
  /** Whether the line adds or removes. */
  ACTION("action", "operation", "recordtype"),
  REASON("reason", "reasoncode", "reasondescription", "comment", "description", "note"),
  SINCE("since", "date", "time", "timestamp", "blacklistdate", "reporteddate", "datetime");

  @SuppressWarnings("ImmutableEnumChecker") // List.of() makes an immutable list.
  private final List<String> names;

  CsvColumn(String... names) {
    this.names = List.of(names);
  }

  /** The column of a name in a heading, whatever its case, blanks and hyphens. */
  static Optional<CsvColumn> named(String heading) {
    String letters = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return Arrays.stream(values()).filter(column -> column.names.contains(letters)).findFirst();
  }

  /** The name that exports give it. */
  String heading() {
    return names.getFirst();
  }
}

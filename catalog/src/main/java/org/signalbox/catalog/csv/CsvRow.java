package org.signalbox.catalog.csv;

import java.util.List;

/**
 * One record of a file.
 *
 * @param line where it begins, from 1
 * @param fields without blanks around them
 */
public record CsvRow(int line, List<String> fields) {

  public CsvRow {
    fields = List.copyOf(fields);
  }
}

package org.signalbox.catalog.csv;

import java.util.List;
import org.signalbox.core.Problem;

/**
 * A file taken apart, before its columns mean anything.
 *
 * @param header the fields of the first comment line; empty when there is none
 * @param rows without comments and blank lines
 * @param problems where the text is no CSV
 */
public record CsvText(List<String> header, List<CsvRow> rows, List<Problem> problems) {

  public CsvText {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }
}

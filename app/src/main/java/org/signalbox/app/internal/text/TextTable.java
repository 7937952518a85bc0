package org.signalbox.app.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns under a heading. */
public final class TextTable {

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... headings) {
    this.headings = List.of(headings);
  }

  public void row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException("a row has as many cells as the table has headings");
    }
    rows.add(List.of(cells));
  }

  /** Prints the table; columns of numbers only are aligned to the right. */
  public void print(Terminal terminal) {
    int[] widths = new int[headings.size()];
    boolean[] numbers = new boolean[headings.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      widths[column] = headings.get(column).length();
      rows.forEach(row -> widths[at] = Math.max(widths[at], row.get(at).length()));
      numbers[column] =
          !rows.isEmpty()
              && rows.stream().allMatch(row -> row.get(at).matches("-?[0-9]+(\\.[0-9]+)?|"));
    }
    terminal.line(terminal.bold(line(headings, widths, numbers)));
    rows.forEach(row -> terminal.line(line(row, widths, numbers)));
  }

  private static String line(List<String> cells, int[] widths, boolean[] numbers) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - cells.get(column).length());
      line.append(column == 0 ? "" : "  ");
      line.append(numbers[column] ? padding + cells.get(column) : cells.get(column) + padding);
    }
    return line.toString().stripTrailing();
  }
}

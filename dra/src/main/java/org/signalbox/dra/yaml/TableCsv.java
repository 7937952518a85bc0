package org.signalbox.dra.yaml;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.config.yaml.Located;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * Reads a table's CSV file: {@code numbers,to[,destination-realm]} in each line. Lines that are
 * empty or begin with {@code #} say nothing, and so does a first line that names the columns.
 */
final class TableCsv {

  private static final String FORM = "NUMBERS,TO or NUMBERS,TO,DESTINATION-REALM";
  private static final int MAX_PROBLEMS = 100;

  private final Path file;
  private final FileFindings findings;
  private int problemCount;

  TableCsv(Path file, FileFindings findings) {
    this.file = file;
    this.findings = findings;
  }

  List<TableSection.Line> read() throws IOException {
    List<TableSection.Line> lines = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        boolean isHead = number == 1 && line.startsWith("numbers,");
        if (!line.isBlank() && !line.startsWith("#") && !isHead) {
          line(line, number).ifPresent(lines::add);
        }
        if (lines.size() > TableSection.MAX_ENTRIES || problemCount > MAX_PROBLEMS) {
          problem(number, 1, "more lines", "at most " + TableSection.MAX_ENTRIES + " good ones");
          break;
        }
      }
    }
    return lines;
  }

  private Optional<TableSection.Line> line(String line, int number) {
    String[] cells = line.split(",", -1);
    if (cells.length < 2 || cells.length > 3 || cells[1].isBlank()) {
      problem(number, 1, "\"" + shortened(line) + "\"", FORM);
      return Optional.empty();
    }
    int toColumn = cells[0].length() + 2;
    Optional<Located<String>> realm = Optional.empty();
    if (cells.length == 3 && !cells[2].isBlank()) {
      int column = toColumn + cells[1].length() + 1;
      if (!DiameterIdentity.isValid(cells[2].strip())) {
        problem(number, column, "\"" + shortened(cells[2]) + "\"", "a realm");
        return Optional.empty();
      }
      realm = Optional.of(new Located<>(cells[2].strip(), position(number, column)));
    }
    return Optional.of(
        new TableSection.Line(
            new Located<>(cells[0].strip(), position(number, 1)),
            new Located<>(cells[1].strip(), position(number, toColumn)),
            realm));
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private SourcePosition position(int line, int column) {
    return new SourcePosition(file.toString(), line, column);
  }

  private void problem(int line, int column, String found, String expected) {
    problemCount++;
    findings.problem(position(line, column), found, expected);
  }
}

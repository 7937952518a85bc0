package org.signalbox.registers.equipment.csv;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** Collects what is wrong with a list, and counts what goes beyond a bound. One thread. */
final class ImportProblems {

  private static final int MOST = 1_000;
  private static final int QUOTED = 60;

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private long more;

  ImportProblems(String file) {
    this.file = file;
  }

  /** A field is wrong; its column is its number in the line. */
  void add(long line, int column, String found, String expected) {
    if (problems.size() == MOST) {
      more++;
      return;
    }
    int at = (int) Math.min(Integer.MAX_VALUE, line);
    problems.add(new Problem(new SourcePosition(file, at, column), found, expected));
  }

  static String quoted(String field) {
    String shown = field.length() > QUOTED ? field.substring(0, QUOTED) + "..." : field;
    return "\"" + shown + "\"";
  }

  /**
   * @throws ImportRefused when there is any
   */
  void refuseIfAny() {
    if (!problems.isEmpty()) {
      throw new ImportRefused(problems, more);
    }
  }
}

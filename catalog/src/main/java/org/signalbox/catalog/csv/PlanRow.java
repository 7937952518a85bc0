package org.signalbox.catalog.csv;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.catalog.tp.TpInterval;
import org.signalbox.core.Amount;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** A row with meaning: its fields by member. What cannot be read becomes a problem. */
final class PlanRow {

  private static final String SEPARATOR = ";";

  private final String file;
  private final CsvRow row;
  private final PlanLayout layout;
  private final List<Problem> problems;

  PlanRow(String file, CsvRow row, PlanLayout layout, List<Problem> problems) {
    this.file = file;
    this.row = row;
    this.layout = layout;
    this.problems = problems;
  }

  int line() {
    return row.line();
  }

  PlanLayout layout() {
    return layout;
  }

  /** The field; {@code ""} where the row's layout lacks it. */
  String text(String member) {
    int index = layout.index(member);
    return index < 0 || index >= row.fields().size() ? "" : row.fields().get(index);
  }

  /** The field, which may not be blank. */
  String required(String member) {
    String text = text(member);
    if (text.isEmpty()) {
      problem(member, "nothing", "a " + layout.name(member));
    }
    return text;
  }

  List<String> texts(String member) {
    List<String> texts = new ArrayList<>();
    for (String element : text(member).split(SEPARATOR)) {
      if (!element.isBlank()) {
        texts.add(element.strip());
      }
    }
    return texts;
  }

  /** A decimal; zero where blank. */
  Amount amount(String member) {
    String text = text(member);
    if (text.isEmpty()) {
      return Amount.ZERO;
    }
    try {
      return Amount.of(text);
    } catch (IllegalArgumentException e) {
      problem(member, "\"" + text + "\"", "a decimal number");
      return Amount.ZERO;
    }
  }

  BigDecimal decimal(String member) {
    return amount(member).value();
  }

  /** A whole number; zero where blank. */
  int integer(String member) {
    String text = text(member);
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      problem(member, "\"" + text + "\"", "a whole number");
      return 0;
    }
  }

  /** A truth value; false where blank. */
  boolean flag(String member) {
    String text = text(member);
    return switch (text) {
      case "", "false", "False", "FALSE", "f", "F", "0" -> false;
      case "true", "True", "TRUE", "t", "T", "1" -> true;
      default -> {
        problem(member, "\"" + text + "\"", "true or false");
        yield false;
      }
    };
  }

  /** {@code start;end}, of which either may be missing. */
  TpInterval interval() {
    String[] times = text("ActivationInterval").split(SEPARATOR, 2);
    return new TpInterval(times[0].strip(), times.length > 1 ? times[1].strip() : "");
  }

  void problem(String member, String found, String expected) {
    SourcePosition position = new SourcePosition(file, line(), layout.index(member) + 1);
    problems.add(new Problem(position, found + " in column " + layout.name(member), expected));
  }
}

package org.signalbox.registers.equipment.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.core.Imei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;

/** Understands the fields of a line, and tells every one that is wrong. One thread. */
final class LineReader {

  private static final String MARKS = "white, black, grey or locked";

  private final CsvLayout layout;
  private final ImportOptions options;
  private final ImportProblems problems;
  private long wrongCheckDigits;
  private long firstWrongLine;

  LineReader(CsvLayout layout, ImportOptions options, ImportProblems problems) {
    this.layout = layout;
    this.options = options;
    this.problems = problems;
  }

  /** Reads a line; empty when something of it is wrong. */
  Optional<ListedLine> read(long line, List<String> fields) {
    Optional<EquipmentSelector> equipment = equipment(line, fields);
    Optional<Optional<Supi>> supi = supi(line, fields);
    Optional<Boolean> removes = removes(line, fields);
    if (removes.isPresent() && removes.get()) {
      return equipment.isPresent() && supi.isPresent()
          ? Optional.of(new ListedLine.Remove(new EntryKey(equipment.get(), supi.get())))
          : Optional.empty();
    }
    Optional<EquipmentMark> mark = mark(line, fields);
    Optional<Optional<Instant>> since = since(line, fields);
    String reason = layout.field(fields, CsvColumn.REASON);
    if (reason.length() > EquipmentEntry.REASON_MAX) {
      wrong(line, CsvColumn.REASON, reason, "at most 500 characters");
      return Optional.empty();
    }
    boolean isWhole =
        equipment.isPresent()
            && supi.isPresent()
            && removes.isPresent()
            && mark.isPresent()
            && since.isPresent();
    if (!isWhole) {
      return Optional.empty();
    }
    if (mark.get() == EquipmentMark.LOCKED && supi.get().isEmpty()) {
      problems.add(
          line, layout.place(CsvColumn.SUPI), "a lock without a SUPI", "the SUPI that is locked");
      return Optional.empty();
    }
    return Optional.of(
        new ListedLine.Put(
            new EntryKey(equipment.get(), supi.get()), mark.get(), reason, since.get()));
  }

  private void wrong(long line, CsvColumn column, String field, String expected) {
    problems.add(line, layout.place(column), ImportProblems.quoted(field), expected);
  }

  private Optional<EquipmentSelector> equipment(long line, List<String> fields) {
    String named = layout.field(fields, CsvColumn.EQUIPMENT);
    String first = layout.field(fields, CsvColumn.FIRST);
    String last = layout.field(fields, CsvColumn.LAST);
    String tac = layout.field(fields, CsvColumn.TAC);
    if (!first.isEmpty() || !last.isEmpty()) {
      Optional<EquipmentSelector> range = EquipmentSelector.parse(first + ".." + last);
      if (range.isEmpty()) {
        wrong(line, CsvColumn.FIRST, first + ".." + last, "two IMEIs, the first before the last");
      }
      return range;
    }
    String text = named.isEmpty() ? tac : named;
    CsvColumn column = named.isEmpty() ? CsvColumn.TAC : CsvColumn.EQUIPMENT;
    Optional<EquipmentSelector> selector = EquipmentSelector.parse(text);
    if (selector.isEmpty()) {
      wrong(line, column, text, EquipmentSelector.FORMS);
    } else if (selector.get() instanceof EquipmentSelector.OneImei
        && Imei.parse(text).filter(Imei::isCheckDigitWrong).isPresent()) {
      wrongCheckDigits++;
      firstWrongLine = firstWrongLine == 0 ? line : firstWrongLine;
    }
    return selector;
  }

  private Optional<Optional<Supi>> supi(long line, List<String> fields) {
    String text = layout.field(fields, CsvColumn.SUPI);
    if (text.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<Supi> supi = Supi.parse(text);
    if (supi.isEmpty()) {
      wrong(line, CsvColumn.SUPI, text, Supi.FORMS);
      return Optional.empty();
    }
    return Optional.of(supi);
  }

  private Optional<Boolean> removes(long line, List<String> fields) {
    String action = layout.field(fields, CsvColumn.ACTION).toLowerCase(Locale.ROOT);
    return switch (action) {
      case "", "i", "insert", "add", "a", "block", "blocked", "put", "set" -> Optional.of(false);
      case "r", "d", "remove", "delete", "unblock", "unblocked" -> Optional.of(true);
      default -> {
        wrong(line, CsvColumn.ACTION, action, "insert, block, remove, unblock or delete");
        yield Optional.empty();
      }
    };
  }

  private Optional<EquipmentMark> mark(long line, List<String> fields) {
    String text = layout.field(fields, CsvColumn.MARK);
    if (text.isEmpty() && options.mark().isPresent()) {
      return options.mark();
    }
    Optional<EquipmentMark> mark = EquipmentMark.parse(text);
    if (mark.isEmpty()) {
      wrong(line, CsvColumn.MARK, text, MARKS + (text.isEmpty() ? ", or --status" : ""));
    }
    return mark;
  }

  private Optional<Optional<Instant>> since(long line, List<String> fields) {
    String text = layout.field(fields, CsvColumn.SINCE);
    if (text.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<Instant> since = time(text).filter(EquipmentEntry::isTime);
    if (since.isEmpty()) {
      wrong(line, CsvColumn.SINCE, text, "a time such as 2026-11-26T05:00:00Z, or a date");
      return Optional.empty();
    }
    return Optional.of(since);
  }

  /** A time with a zone, one without (UTC), or a day, with hyphens or without. */
  private static Optional<Instant> time(String text) {
    try {
      if (text.length() == 8 && text.chars().allMatch(Character::isDigit)) {
        return Optional.of(
            LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(4, 6)),
                    Integer.parseInt(text.substring(6)))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
      }
      if (text.length() == 10) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      if (text.endsWith("Z")) {
        return Optional.of(Instant.parse(text));
      }
      return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  long wrongCheckDigits() {
    return wrongCheckDigits;
  }

  long firstWrongLine() {
    return firstWrongLine;
  }
}

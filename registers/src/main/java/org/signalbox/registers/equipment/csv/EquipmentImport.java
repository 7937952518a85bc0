package org.signalbox.registers.equipment.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.registers.equipment.BulkChange;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.LiveEquipment;

/**
 * A list that was read from a file to its end and found to be in order, to be taken into a
 * register.
 *
 * <p>Taken in pieces, each durable before it counts; checks and other changes go on meanwhile. An
 * import that was cut short is begun anew and ends as if it had not been. One thread.
 */
public final class EquipmentImport {

  /** Longest field; a longer one is an unclosed quote. */
  private static final int FIELD_LIMIT = 1 << 16;

  /** Octets of memory that a line may need while the list is taken. */
  private static final int OCTETS_A_LINE = 64;

  private final String name;
  private final ImportOptions options;
  private final ImportPlan plan;
  private long wrongCheckDigits;
  private long firstWrongLine;

  private EquipmentImport(Path file, ImportOptions options) {
    this.name = String.valueOf(file.getFileName());
    this.options = options;
    long lines = Runtime.getRuntime().maxMemory() / OCTETS_A_LINE;
    this.plan = new ImportPlan((int) Math.min(100_000_000, lines));
  }

  /**
   * Reads a list.
   *
   * @throws ImportRefused with all that is wrong, by line and column (the number of the field)
   * @throws org.signalbox.core.OperatorFault when the file cannot be read or is too large
   */
  public static EquipmentImport read(Path file, ImportOptions options, ImportProgress progress) {
    EquipmentImport list = new EquipmentImport(file, options);
    ImportProblems problems = new ImportProblems(file.toString());
    list.readLines(file, problems, progress);
    problems.refuseIfAny();
    list.plan.pieces(piece -> list.contradictions(piece, problems));
    problems.refuseIfAny();
    return list;
  }

  private void readLines(Path file, ImportProblems problems, ImportProgress progress) {
    Optional<LineReader> reader = Optional.empty();
    long line = 1;
    try (ListFile list = ListFile.open(file);
        Reader text = list.text();
        CsvReader<CsvRecord> records = records(text, list.separator())) {
      for (CsvRecord record : records) {
        line = record.getStartingLineNumber();
        if (line % 10_000 == 0) {
          progress.advanced(ImportProgress.Step.READ, list.octetsRead(), list.octets());
        }
        if (record.getFields().stream().allMatch(String::isBlank)) {
          continue;
        }
        boolean isFirst = reader.isEmpty();
        if (isFirst) {
          Optional<CsvLayout> layout = CsvLayout.of(record.getFields());
          if (layout.isEmpty()) {
            String found = ImportProblems.quoted(String.join(",", record.getFields()));
            problems.add(line, 1, found, "a heading with imei, tac, or first and last; or an IMEI");
            return;
          }
          reader = Optional.of(new LineReader(layout.get(), options, problems));
          if (layout.get().hasHeading()) {
            continue;
          }
        }
        addLine(reader.orElseThrow(), record);
      }
      progress.advanced(ImportProgress.Step.READ, list.octets(), list.octets());
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      problems.add(
          line, 1, "text after this line that is no CSV", "fields in UTF-8, every quote closed");
    }
    reader.ifPresent(done -> {
      wrongCheckDigits = done.wrongCheckDigits();
      firstWrongLine = done.firstWrongLine();
    });
  }

  private void addLine(LineReader reader, CsvRecord record) {
    long line = record.getStartingLineNumber();
    reader
        .read(line, record.getFields())
        .ifPresent(understood -> plan.add((int) Math.min(Integer.MAX_VALUE, line), understood));
  }

  private static CsvReader<CsvRecord> records(Reader text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .commentStrategy(CommentStrategy.SKIP)
        .skipEmptyLines(true)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(FIELD_LIMIT)
        .ofCsvRecord(text);
  }

  /** Two lines about the same that say different things; twice the same is no harm. */
  private void contradictions(List<ImportPlan.Numbered> piece, ImportProblems problems) {
    Map<EntryKey, ImportPlan.Numbered> seen = HashMap.newHashMap(piece.size());
    for (ImportPlan.Numbered next : piece) {
      ImportPlan.Numbered before = seen.put(next.line().key(), next);
      if (before != null && !word(before.line()).equals(word(next.line()))) {
        problems.add(
            next.number(),
            1,
            next.line().key().equipment().text()
                + " as "
                + word(next.line())
                + ", which line "
                + before.number()
                + " has as "
                + word(before.line()),
            "one of them");
      }
    }
  }

  private static String word(ListedLine line) {
    return switch (line) {
      case ListedLine.Put put -> put.mark().name();
      case ListedLine.Remove remove -> "removed";
    };
  }

  /** What {@link #apply} would do now. Changes nothing. */
  public ImportReport compare(LiveEquipment live) {
    live.awaitLoaded();
    Counts counts = new Counts();
    plan.pieces(piece -> counts.add(live, piece));
    long before = live.size();
    long others = options.mode() == ImportOptions.Mode.REPLACE ? before - counts.known() : 0;
    return counts.report(others);
  }

  /**
   * Takes the list into a register. Returns when it is durable.
   *
   * @param actor who does it, for the record
   */
  public ImportReport apply(LiveEquipment live, String actor, ImportProgress progress) {
    BulkChange bulk = live.begin(actor, name + " " + options.mode());
    Counts counts = new Counts();
    try {
      plan.pieces(piece -> {
        counts.add(live, piece);
        take(piece, bulk);
        progress.advanced(ImportProgress.Step.STORE, counts.lines, plan.size());
      });
      long others = options.mode() == ImportOptions.Mode.REPLACE ? bulk.removeOthers() : 0;
      ImportReport report = counts.report(others);
      bulk.end(name + " " + options.mode() + ": " + report);
      return report;
    } catch (RuntimeException e) {
      cutShort(bulk, counts, e);
      throw e;
    }
  }

  private static void take(List<ImportPlan.Numbered> piece, BulkChange bulk) {
    List<EquipmentEntry> put = new ArrayList<>();
    List<EntryKey> removed = new ArrayList<>();
    for (ImportPlan.Numbered numbered : piece) {
      switch (numbered.line()) {
        case ListedLine.Put line ->
            put.add(new EquipmentEntry(line.key(), line.mark(), line.reason(), line.since()));
        case ListedLine.Remove line -> removed.add(line.key());
      }
    }
    bulk.put(put);
    bulk.remove(removed);
  }

  /** Pieces that are stored count here, and have to at other nodes. */
  private void cutShort(BulkChange bulk, Counts counts, RuntimeException cause) {
    try {
      bulk.end(
          name + " " + options.mode() + ": cut short within its first " + counts.lines + " lines");
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Counts what lines mean to a register. */
  private final class Counts {

    private long lines;
    private long added;
    private long changed;
    private long same;
    private long removed;

    void add(LiveEquipment live, List<ImportPlan.Numbered> piece) {
      Map<EntryKey, Boolean> seen = HashMap.newHashMap(piece.size());
      for (ImportPlan.Numbered numbered : piece) {
        lines++;
        if (seen.put(numbered.line().key(), true) == null) {
          add(live.markOf(numbered.line().key()), numbered.line());
        }
      }
    }

    private void add(Optional<EquipmentMark> before, ListedLine line) {
      switch (line) {
        case ListedLine.Put put -> {
          if (before.isEmpty()) {
            added++;
          } else if (before.get() == put.mark()) {
            same++;
          } else {
            changed++;
          }
        }
        case ListedLine.Remove remove -> removed += before.isPresent() ? 1 : 0;
      }
    }

    long known() {
      return changed + same + removed;
    }

    ImportReport report(long others) {
      return new ImportReport(
          lines, added, changed, same, removed + others, wrongCheckDigits, firstWrongLine);
    }
  }
}

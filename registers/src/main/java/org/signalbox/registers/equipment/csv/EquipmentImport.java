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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.signalbox.core.OperatorFault;
import org.signalbox.registers.equipment.BulkChange;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentRegister;
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
    list.contradictions(problems);
    problems.refuseIfAny();
    if (list.isReplacing() && list.plan.size() == 0) {
      throw new OperatorFault(
          "found no line with equipment in the list "
              + file
              + ", expected at least one: it would remove every entry");
    }
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
  private void contradictions(ImportProblems problems) {
    plan.repeated((before, next) -> {
      if (!word(before.line()).equals(word(next.line()))) {
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
    });
  }

  private static String word(ListedLine line) {
    return switch (line) {
      case ListedLine.Put put -> put.mark().name();
      case ListedLine.Remove remove -> "removed";
    };
  }

  /**
   * What {@link #apply} would do now. Changes nothing.
   *
   * @throws OperatorFault when it would not do it
   */
  public ImportReport compare(LiveEquipment live) {
    live.awaitLoaded();
    var _ = requireFit(live);
    ImportDecisions decisions = new ImportDecisions(live, options.now(), stored -> false);
    plan.pieces((piece, lines) -> {
      var _ = decisions.decide(piece, lines);
    });
    long others = isReplacing() ? live.size() - decisions.known() : 0;
    return report(decisions, others);
  }

  /**
   * Takes the list into a register. Returns when it is durable.
   *
   * @param actor who does it, for the record
   * @throws OperatorFault when the register would have too many ranges by it or too few entries;
   *     nothing is changed then
   */
  public ImportReport apply(LiveEquipment live, String actor, ImportProgress progress) {
    live.awaitLoaded();
    ImportDecisions.Foresight foresight = requireFit(live);
    BulkChange bulk = live.begin(actor, name + " " + options.mode());
    bulk.expect(foresight.comingDevices(), isReplacing() ? foresight.stayingDevices() : 0);
    ImportDecisions decisions = new ImportDecisions(live, options.now(), bulk::isUnfinished);
    try {
      plan.pieces((piece, lines) -> {
        take(decisions.decide(piece, lines), bulk);
        progress.advanced(ImportProgress.Step.STORE, decisions.lines(), plan.size());
      });
      long others = isReplacing() ? bulk.removeOthers() : 0;
      ImportReport report = report(decisions, others);
      bulk.end(name + " " + options.mode() + ": " + report);
      return report;
    } catch (RuntimeException e) {
      cutShort(bulk, decisions.lines(), e);
      throw e;
    }
  }

  private boolean isReplacing() {
    return options.mode() == ImportOptions.Mode.REPLACE;
  }

  private void take(ImportDecisions.Piece piece, BulkChange bulk) {
    bulk.put(piece.put());
    bulk.remove(piece.removed());
    if (isReplacing()) {
      bulk.keep(piece.kept());
    }
  }

  private ImportReport report(ImportDecisions decisions, long others) {
    return decisions.report(others, wrongCheckDigits, firstWrongLine);
  }

  private ImportDecisions.Foresight requireFit(LiveEquipment live) {
    LiveEquipment.requireRoomFor(rangesBy(live));
    ImportDecisions.Foresight foresight = new ImportDecisions.Foresight(live);
    plan.pieces((piece, lines) -> foresight.add(piece));
    if (isReplacing() && !options.mayRemoveMost()) {
      requireMostToStay(live.size(), foresight.staying());
    }
    return foresight;
  }

  /** How many ranges the register would have; counted no further than one too many. */
  private long rangesBy(LiveEquipment live) {
    Set<EntryKey> more = new HashSet<>();
    Set<EntryKey> gone = new HashSet<>();
    plan.looseRanges(line -> {
      boolean isThere = !isReplacing() && live.markOf(line.key()).isPresent();
      switch (line) {
        case ListedLine.Put put -> {
          if (!isThere && more.size() <= EquipmentRegister.RANGES_MAX) {
            more.add(put.key());
          }
        }
        case ListedLine.Remove remove -> {
          if (isThere) {
            gone.add(remove.key());
          }
        }
      }
    });
    long others = isReplacing() || more.isEmpty() ? 0 : (long) live.ranges() - gone.size();
    return others + more.size();
  }

  /** A list that was cut off on its way takes most of the register with it. */
  private void requireMostToStay(long before, long staying) {
    long removed = before - staying;
    if (removed > before / 2) {
      throw new OperatorFault(
          "the list "
              + name
              + " would remove "
              + removed
              + " of "
              + before
              + " entries, expected at most half of them: give --remove-most (RemoveMost in the"
              + " API) where that is meant");
    }
  }

  /** Pieces that are stored count here, and have to at other nodes. */
  private void cutShort(BulkChange bulk, long lines, RuntimeException cause) {
    try {
      bulk.end(name + " " + options.mode() + ": cut short within its first " + lines + " lines");
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}

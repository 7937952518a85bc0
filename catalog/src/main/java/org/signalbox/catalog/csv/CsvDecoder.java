package org.signalbox.catalog.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/**
 * Bytes to records: commas, double quotes, lines that begin with {@code #} are comments, blank
 * lines do not count. A pure function; it never throws for what stands in the file.
 */
public final class CsvDecoder {

  /** Longest field; a longer one is an unclosed quote. */
  private static final int FIELD_LIMIT = 1 << 20;

  /** What some programs write before UTF-8 text. */
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final Pattern COLUMN_NUMBER = Pattern.compile("\\[\\d+]");

  private CsvDecoder() {}

  /** Decodes a whole file, named as the operator knows it. */
  public static CsvText decode(String file, byte[] bytes) {
    List<String> header = new ArrayList<>();
    List<CsvRow> rows = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int line = 1;
    try (Reader text = reader(bytes);
        CsvReader<CsvRecord> records = records(text)) {
      for (CsvRecord record : records) {
        line = Math.toIntExact(record.getStartingLineNumber());
        if (record.isComment()) {
          if (header.isEmpty() && rows.isEmpty()) {
            header.addAll(header(record.getField(0)));
          }
        } else {
          addRow(rows, line, record.getFields());
        }
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      problems.add(
          new Problem(
              new SourcePosition(file, line, 1),
              "text after this line that is no CSV",
              "fields in UTF-8, separated by commas, with every quote closed"));
    }
    return new CsvText(header, rows, problems);
  }

  private static Reader reader(byte[] bytes) {
    int start = startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, start, bytes.length - start),
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static boolean startsWithMark(byte[] bytes) {
    int length = BYTE_ORDER_MARK.length;
    return bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
  }

  private static CsvReader<CsvRecord> records(Reader text) {
    return CsvReader.builder()
        .commentStrategy(CommentStrategy.READ)
        .skipEmptyLines(true)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(FIELD_LIMIT)
        .ofCsvRecord(text);
  }

  private static void addRow(List<CsvRow> rows, int line, List<String> fields) {
    String[] stripped = new String[fields.size()];
    boolean blank = true;
    for (int i = 0; i < stripped.length; i++) {
      stripped[i] = fields.get(i).strip();
      blank &= stripped[i].isEmpty();
    }
    if (!blank) {
      rows.add(new CsvRow(line, List.of(stripped)));
    }
  }

  /** Names in a header comment; some files number them as in {@code Tenant[0]}. */
  private static List<String> header(String comment) {
    List<String> names = new ArrayList<>();
    for (String name : comment.split(",", -1)) {
      names.add(COLUMN_NUMBER.matcher(name).replaceAll("").strip());
    }
    return names;
  }
}

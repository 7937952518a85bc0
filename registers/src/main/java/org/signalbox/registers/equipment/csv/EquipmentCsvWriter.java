package org.signalbox.registers.equipment.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.StoredEntry;

/** Writes entries so that an import reads them back as they are. One thread. */
public final class EquipmentCsvWriter implements AutoCloseable {

  private final CsvWriter csv;

  /**
   * @param to takes the heading, then a line an entry; closed with this
   */
  public EquipmentCsvWriter(Writer to) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(to);
    csv.writeRecord(CsvLayout.EXPORTED.stream().map(CsvColumn::heading).toArray(String[]::new));
  }

  public void write(StoredEntry stored) {
    EquipmentEntry entry = stored.entry();
    csv.writeRecord(
        entry.key().equipment().text(),
        entry.key().supiText(),
        entry.mark().name(),
        entry.reason(),
        entry.since().toString());
  }

  /** Writes what is left and closes what was written to. */
  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

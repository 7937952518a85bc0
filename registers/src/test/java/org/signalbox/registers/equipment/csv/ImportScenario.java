package org.signalbox.registers.equipment.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentPolicy;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** A register in a database of its own, and lists that it takes. */
abstract class ImportScenario {

  static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");
  static final ImportOptions MERGE =
      new ImportOptions(ImportOptions.Mode.MERGE, Optional.empty(), NOW);
  static final ImportOptions BLACK =
      new ImportOptions(ImportOptions.Mode.MERGE, Optional.of(EquipmentMark.BLACKLISTED), NOW);

  @TempDir Path folder;
  LiveEquipment live;
  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    live = LiveEquipment.open(database, EquipmentPolicy.USUAL, new VirtualClock(NOW));
    live.awaitLoaded();
  }

  @AfterEach
  void close() {
    live.close();
    database.close();
  }

  /** The process ends and another begins. */
  final void restart() {
    close();
    open();
  }

  final ImportReport take(String list, ImportOptions options) {
    return read(list, options).apply(live, "test", ImportProgress.NONE);
  }

  final EquipmentImport read(String list, ImportOptions options) {
    return EquipmentImport.read(file(list), options, ImportProgress.NONE);
  }

  final Path file(String list) {
    try {
      return Files.writeString(folder.resolve("list.csv"), list);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  final String exported() {
    StringWriter text = new StringWriter();
    try (EquipmentCsvWriter writer = new EquipmentCsvWriter(text)) {
      live.export(writer::write);
    }
    return text.toString();
  }
}

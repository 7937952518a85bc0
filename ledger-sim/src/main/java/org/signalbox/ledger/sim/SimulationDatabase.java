package org.signalbox.ledger.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;

/** A database in a folder that is removed when it is closed; simulations use it one by one. */
public final class SimulationDatabase implements AutoCloseable {

  private final Path folder;
  private final Database database;

  private SimulationDatabase(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  public static SimulationDatabase open() {
    try {
      Path folder = Files.createTempDirectory("simulation");
      DatabaseConfig config = new DatabaseConfig.Embedded(folder.resolve("cdrs.db"), 1);
      return new SimulationDatabase(
          folder,
          Database.open(
              config,
              fault -> {
                throw new IllegalStateException(fault);
              }));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    database.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

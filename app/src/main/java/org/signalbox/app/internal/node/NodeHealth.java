package org.signalbox.app.internal.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.signalbox.console.HealthPort;
import org.signalbox.sql.Database;

/** The health of a node: its database takes a write within a moment, and a catalog is in force. */
public final class NodeHealth implements HealthPort {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Database database;
  private final ApiMethods api;

  public NodeHealth(Database database, ApiMethods api) {
    this.database = database;
    this.api = api;
  }

  @Override
  public List<Check> checks() {
    return List.of(storage(), catalog());
  }

  private Check storage() {
    try {
      database.writer().submit(connection -> true).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Check(
          "storage", true, database.dialect().name().toLowerCase(java.util.Locale.ROOT));
    } catch (TimeoutException e) {
      return new Check("storage", false, "no answer within " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException | RuntimeException e) {
      return new Check("storage", false, "writes fail");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Check("storage", false, "stopping");
    }
  }

  private Check catalog() {
    String version = api.catalog().current().tariff().version();
    return new Check("catalog", true, "tariff " + version.substring(0, 12));
  }
}

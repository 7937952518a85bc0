package org.signalbox.app.internal.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.signalbox.charging.CdrProjector;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.console.HealthPort;
import org.signalbox.ledger.runtime.LedgerPhase;
import org.signalbox.ledger.runtime.LedgerStatus;
import org.signalbox.sql.Database;

/**
 * The health of a node: its database takes a write within a moment, a catalog is in force, and the
 * ledger takes commands and is carried into SQL.
 */
public final class NodeHealth implements HealthPort {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Database database;
  private final ApiMethods api;
  private final NodeLedger ledger;
  private final Supplier<List<Check>> doors;

  /**
   * @param doors checks of the doors that are open
   */
  public NodeHealth(
      Database database, ApiMethods api, NodeLedger ledger, Supplier<List<Check>> doors) {
    this.database = database;
    this.api = api;
    this.ledger = ledger;
    this.doors = doors;
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>(List.of(storage(), catalog(), ledger(), cdrs()));
    checks.addAll(doors.get());
    return checks;
  }

  private Check storage() {
    try {
      database.writer().submit(connection -> true).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return new Check("storage", true, database.dialect().name().toLowerCase(Locale.ROOT));
    } catch (TimeoutException e) {
      return new Check("storage", false, "no answer within " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException | RuntimeException e) {
      return new Check("storage", false, "writes fail");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Check("storage", false, "stopping");
    }
  }

  /** Refused ones need a person, not another node: the node serves on. */
  private Check cdrs() {
    try {
      long refused = CdrProjector.refused(database);
      return new Check(
          "cdrs",
          true,
          refused == 0 ? "all stored" : refused + " refused, see the table refused_cdrs");
    } catch (CdrStorageFailure e) {
      return new Check("cdrs", false, "reads fail");
    }
  }

  private Check catalog() {
    String version = api.catalog().current().tariff().version();
    return new Check("catalog", true, "tariff " + version.substring(0, 12));
  }

  private Check ledger() {
    LedgerStatus status = ledger.status();
    if (status.phase() != LedgerPhase.RUNNING) {
      return new Check("ledger", false, status.phase().name().toLowerCase(Locale.ROOT));
    }
    if (status.isDiskShort()) {
      return new Check("ledger", false, "its disk is full");
    }
    return status.projectors().stream()
        .filter(projector -> !projector.fault().isEmpty())
        .map(projector ->
            new Check("ledger", false, projector.name() + " cannot be stored, it is tried again"))
        .findFirst()
        .orElseGet(() -> new Check("ledger", true, "position " + status.position()));
  }
}

package org.signalbox.app.internal.node;

import java.time.InstantSource;
import java.util.List;
import org.signalbox.app.DataFolder;
import org.signalbox.app.internal.backup.BackupSource;
import org.signalbox.charging.CdrProjector;
import org.signalbox.charging.DebitedCdrs;
import org.signalbox.charging.outbox.EffectProjector;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import org.signalbox.rpc.cost.EventCostJson;
import org.signalbox.sql.Database;

/** Ledger and database of a data folder without doors, for a command that works on them. */
public final class OfflineNode implements AutoCloseable {

  private final DataFolder folder;
  private final Database database;
  private final NodeLedger ledger;
  private final InstantSource clock;

  private OfflineNode(
      DataFolder folder, Database database, NodeLedger ledger, InstantSource clock) {
    this.folder = folder;
    this.database = database;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Opens them; returns when the ledger takes commands.
   *
   * @throws OperatorFault when they cannot be opened, or a node runs on them
   */
  public static OfflineNode open(SignalboxConfig config, InstantSource clock) {
    DataFolder folder = DataFolder.lock(config.data());
    Database database =
        Database.open(
            PartConfigs.database(config.storage(), folder.databaseFile()), OfflineNode::end);
    NodeLedger ledger =
        NodeLedger.start(
            new NodeLedger.Place(folder.path(), config.storage().keepLog()),
            clock,
            tariffs ->
                List.of(
                    CdrProjector.of(
                        database, clock, new DebitedCdrs(tariffs, EventCostJson::textOf)),
                    new EffectProjector(database, clock)),
            OfflineNode::end);
    OfflineNode node = new OfflineNode(folder, database, ledger, clock);
    ledger.awaitRunning();
    return node;
  }

  /** Storage failed: nothing that the command did can be trusted to be durable. */
  private static void end(Throwable failure) {
    System.err.println("storage failed, the command ends: " + failure.getMessage());
    Runtime.getRuntime().halt(1);
  }

  public Database database() {
    return database;
  }

  public NodeLedger ledger() {
    return ledger;
  }

  public BackupSource backupSource() {
    return ledger.backupSource(database, clock);
  }

  @Override
  public void close() {
    ledger.close();
    database.close();
    folder.close();
  }
}

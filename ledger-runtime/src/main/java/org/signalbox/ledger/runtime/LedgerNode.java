package org.signalbox.ledger.runtime;

import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.journal.JournalRecovery;
import org.signalbox.ledger.runtime.snapshot.SnapshotFiles;
import org.signalbox.ledger.runtime.snapshot.SnapshotReader;
import org.signalbox.ledger.runtime.tariff.TariffFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a ledger, put together and without threads: each is driven by steps. {@link
 * LedgerRuntime} gives each its thread, a simulation steps them as its seed says.
 *
 * @param engine takes in, logs, executes, answers
 * @param keeper of the files
 * @param feeds one for each projector
 * @param tariffs the tariffs that commands name
 */
public record LedgerNode(
    LedgerEngine engine, LedgerKeeper keeper, List<ProjectorFeed> feeds, TariffFiles tariffs) {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerNode.class);

  public LedgerNode {
    feeds = List.copyOf(feeds);
  }

  /**
   * Reads the newest snapshot; the engine's first steps execute the log behind it. A projector that
   * is not even that far has its records made again beside it.
   *
   * @throws org.signalbox.core.OperatorFault when the files are damaged or do not fit together
   */
  public static LedgerNode open(LedgerConfig config, LedgerPorts ports) {
    JournalRecovery.confirm(ports.storage());
    TariffFiles tariffs = TariffFiles.of(ports.storage());
    Optional<SnapshotReader.Snapshot> snapshot =
        new SnapshotFiles(ports.storage())
            .newest(
                Long.MAX_VALUE,
                damaged ->
                    LOG.atWarn()
                        .addKeyValue("fault", damaged.getMessage())
                        .log("snapshot passed over"));
    LedgerShard shard =
        snapshot
            .map(from -> LedgerShard.restore(from.image(), tariffs))
            .orElseGet(() -> new LedgerShard(tariffs));
    long after = snapshot.map(from -> from.head().position()).orElse(0L);
    List<ProjectorFeed> feeds =
        ports.projectors().stream()
            .map(projector ->
                new ProjectorFeed(
                    projector,
                    stored -> LogReplay.behind(ports.storage(), tariffs, stored),
                    new ProjectorFeed.Start(after, config.projectorRecordsMax())))
            .toList();
    JournalReader reader = JournalReader.after(ports.storage(), after);
    LedgerKeeper keeper = new LedgerKeeper(ports, feeds, config.keepLog());
    LedgerRecovery recovery = new LedgerRecovery(shard, reader, snapshot);
    LedgerEngine engine = new LedgerEngine(config, ports, recovery, tariffs, keeper, feeds);
    if (keeper.forgetting() > 0) {
      engine.renew();
    }
    return new LedgerNode(engine, keeper, feeds, tariffs);
  }
}

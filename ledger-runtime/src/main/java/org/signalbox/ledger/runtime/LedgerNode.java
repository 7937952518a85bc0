package org.signalbox.ledger.runtime;

import java.util.List;
import java.util.function.UnaryOperator;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.runtime.journal.JournalRecovery;
import org.signalbox.ledger.runtime.tariff.TariffFiles;

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
    return open(config, ports, UnaryOperator.identity());
  }

  /**
   * Opens a ledger, as above.
   *
   * @param reading how the log is read
   */
  static LedgerNode open(LedgerConfig config, LedgerPorts ports, UnaryOperator<LogSource> reading) {
    JournalRecovery.confirm(ports.storage());
    TariffFiles tariffs = TariffFiles.of(ports.storage());
    LedgerStart start = LedgerStart.read(ports.storage(), reading);
    LedgerShard shard =
        start
            .snapshot()
            .map(from -> LedgerShard.restore(from.image(), tariffs))
            .orElseGet(() -> new LedgerShard(tariffs));
    List<ProjectorFeed> feeds =
        ports.projectors().stream()
            .map(projector ->
                new ProjectorFeed(
                    projector,
                    stored -> LogReplay.behind(ports.storage(), tariffs, stored),
                    new ProjectorFeed.Start(start.position(), config.projectorRecordsMax())))
            .toList();
    LedgerKeeper keeper = new LedgerKeeper(ports, feeds, config);
    start.snapshot().ifPresent(keeper::begin);
    LedgerRecovery recovery = new LedgerRecovery(shard, start);
    LedgerEngine engine = new LedgerEngine(config, ports, recovery, tariffs, keeper, feeds);
    if (keeper.forgetting() > 0) {
      engine.renew();
    }
    return new LedgerNode(engine, keeper, feeds, tariffs);
  }
}

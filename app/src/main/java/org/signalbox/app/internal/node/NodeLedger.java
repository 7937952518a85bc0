package org.signalbox.app.internal.node;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.signalbox.app.internal.backup.BackupSource;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.LedgerRuntimeAdapter;
import org.signalbox.charging.statement.AccountErasurePort;
import org.signalbox.charging.statement.AccountExplainer;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.PatiencePort;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.LedgerClockPort;
import org.signalbox.ledger.runtime.LedgerConfig;
import org.signalbox.ledger.runtime.LedgerPhase;
import org.signalbox.ledger.runtime.LedgerPorts;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.LedgerStatus;
import org.signalbox.ledger.runtime.history.HistoryConfig;
import org.signalbox.ledger.runtime.history.HistoryProjector;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.rating.Tariff;
import org.signalbox.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of a node, in the folder {@value #FOLDER} of its data folder.
 *
 * <p>{@link #start} opens it and returns while its log is being executed again, so that other parts
 * start beside it; {@link #awaitRunning} waits for the end of that. Any thread.
 */
public final class NodeLedger implements AutoCloseable {

  /** Its folder within the data folder. */
  public static final String FOLDER = "ledger";

  private static final Logger LOG = LoggerFactory.getLogger(NodeLedger.class);

  /**
   * Segments of 8 MiB, about 40,000 charges: three of them are made at the first start, and one is
   * read at every other, before anybody is served.
   */
  private static final LedgerConfig CONFIG =
      LedgerConfig.DEFAULT.with(new JournalConfig(8L << 20, 4 << 20, 2));

  private static final Duration TELL_EVERY = Duration.ofSeconds(5);

  /** How long a client that reads what it wrote waits for the projector. */
  private static final Duration PROJECTION_PATIENCE = Duration.ofSeconds(5);

  private final LedgerRuntime runtime;
  private final FolderStorageAdapter storage;
  private final HistoryProjector history;
  private final LedgerPort port;
  private final LedgerTariffAdapter tariffs;

  private NodeLedger(
      LedgerRuntime runtime, FolderStorageAdapter storage, HistoryProjector history) {
    this.runtime = runtime;
    this.storage = storage;
    this.history = history;
    this.port = new LedgerRuntimeAdapter(runtime, PROJECTION_PATIENCE);
    this.tariffs = new LedgerTariffAdapter(port, runtime.tariffs());
  }

  /**
   * Where a ledger is.
   *
   * @param data the data folder
   * @param keepLog how long archived log that nothing needs is kept; empty for ever
   * @param patience told of its threads whose work can wait
   */
  public record Place(Path data, Optional<Duration> keepLog, PatiencePort patience) {

    /** Where all its threads are alike. */
    public Place(Path data, Optional<Duration> keepLog) {
      this(data, keepLog, PatiencePort.NONE);
    }
  }

  /**
   * Opens the ledger of a data folder.
   *
   * @param place where it is
   * @param others what its records go to besides the history; made with the ledger's tariffs
   * @param end ends the process when the ledger may not go on
   * @throws OperatorFault when its files are damaged or in use
   */
  public static NodeLedger start(
      Place place,
      InstantSource clock,
      Function<TariffPort, List<LedgerProjectorPort>> others,
      Consumer<Throwable> end) {
    FolderStorageAdapter storage = FolderStorageAdapter.lock(place.data().resolve(FOLDER));
    LedgerHaltAdapter halt = new LedgerHaltAdapter(place.data(), clock, end);
    HistoryProjector history =
        new HistoryProjector(storage, HistoryConfig.DEFAULT, new SecureRandom()::nextLong);
    // Known once the ledger is open, which is before any projector is given a record.
    CompletableFuture<TariffPort> tariffs = new CompletableFuture<>();
    List<LedgerProjectorPort> projectors =
        new ArrayList<>(others.apply(hash -> tariffs.join().tariff(hash)));
    projectors.add(history);
    try {
      LedgerPorts ports =
          LedgerPorts.of(storage, new SystemClock(clock), halt, projectors).with(place.patience());
      LedgerRuntime runtime = LedgerRuntime.start(CONFIG.keepingLog(place.keepLog()), ports);
      tariffs.complete(runtime.tariffs());
      return new NodeLedger(runtime, storage, history);
    } catch (OperatorFault e) {
      storage.close();
      throw e;
    }
  }

  /** The wall clock of the node, and the machine's own. */
  private record SystemClock(InstantSource wall) implements LedgerClockPort {

    @Override
    public Instant wallTime() {
      return wall.instant();
    }

    @Override
    public long monotonicNanos() {
      return System.nanoTime();
    }
  }

  /**
   * Returns when commands are taken in.
   *
   * @throws OperatorFault when they will not be
   */
  public void awaitRunning() {
    try {
      while (!runtime.awaitRunning(TELL_EVERY)) {
        LedgerStatus status = runtime.status();
        if (status.phase() != LedgerPhase.RECOVERING) {
          throw new OperatorFault("the ledger did not start; the log before this line says why");
        }
        LOG.atInfo()
            .addKeyValue("position", status.position())
            .log("the ledger executes its log again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorFault("the start was interrupted", e);
    }
  }

  /** What the other parts ask. */
  public LedgerPort port() {
    return port;
  }

  /** What became of accounts. */
  public AccountExplainer explainer() {
    return new AccountExplainer(
        new RunningHistoryAdapter(runtime, history), runtime.tariffs()::tariff);
  }

  /** Takes names out of what is kept of accounts. */
  public AccountErasurePort erasure(CdrStore cdrs) {
    return new NodeErasureAdapter(runtime, history, cdrs);
  }

  /** What a backup of the node is made of. */
  public BackupSource backupSource(Database database, InstantSource clock) {
    return new BackupSource(runtime, storage, history, database, clock);
  }

  /** The tariff that the ledger priced by under a hash. */
  Optional<Tariff> tariff(String hash) {
    return runtime.tariffs().tariff(hash);
  }

  LedgerTariffAdapter tariffs() {
    return tariffs;
  }

  /** The ledger at a glance. */
  LedgerStatus status() {
    return runtime.status();
  }

  @Override
  public void close() {
    tariffs.close();
    runtime.close();
  }
}

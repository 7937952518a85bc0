package org.signalbox.ledger.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Invariant;
import org.signalbox.core.PatiencePort;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.LedgerConfig;
import org.signalbox.ledger.runtime.LedgerNode;
import org.signalbox.ledger.runtime.LedgerPhase;
import org.signalbox.ledger.runtime.LedgerPorts;
import org.signalbox.ledger.runtime.ProjectorFeed;
import org.signalbox.ledger.runtime.history.HistoryConfig;
import org.signalbox.ledger.runtime.history.HistoryProjector;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.storage.StorageException;
import org.signalbox.ledger.runtime.storage.StorageSyncException;
import org.signalbox.ledger.runtime.tariff.TariffFiles;
import org.signalbox.sql.Database;

/**
 * One ledger through many lives, by one seed: the real shard, journal, snapshots, engine, keeper
 * and projector feed, stepped one at a time in random order on a simulated disk and clock.
 *
 * <p>After every life, and now and then within one, {@link SimulationOracle} compares everything
 * with a model of its own. Any failure names seed and step; the same seed goes the same way again.
 * One thread.
 */
public final class LedgerSimulation {

  private static final LedgerConfig SMALL =
      new LedgerConfig(
          new JournalConfig(8 << 10, 2 << 10, 2),
          8,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          3,
          60,
          60,
          Optional.empty());

  private static final HistoryConfig HISTORY = new HistoryConfig(4 << 10, 2 << 10);

  private static final int CLIENTS = 10;
  private static final int BUNDLES = 3;
  private static final int CHECK_ONE_IN = 400;

  private final long seed;
  private final SplittableRandom random;
  private final SimulatedDisk disk;
  private final SimulatedClock clock = new SimulatedClock();
  private final SimulationJournal journal = new SimulationJournal(clock::wallTime);
  private final SimulatedProjector projector;
  private final SimulatedCdrStore cdrs;
  private final List<SimulatedClient> clients = new ArrayList<>();
  private final SimulationOracle oracle;
  private final SplittableRandom salts;
  private final Optional<SimulatedSessions> sessions;
  private @Nullable LedgerNode node;
  private @Nullable Throwable halted;
  private long step;
  private long powerLosses;
  private long kills;
  private long failedSyncs;
  private long restarts;
  private long snapshots;
  private long lastSnapshot;

  /**
   * Of clients that ask the ledger themselves.
   *
   * @param database for CDRs; what it holds is removed
   */
  public LedgerSimulation(long seed, Database database) {
    this(seed, database, false);
  }

  /** With doors besides that ask the session layer. */
  public static LedgerSimulation ofSessions(long seed, Database database) {
    return new LedgerSimulation(seed, database, true);
  }

  private LedgerSimulation(long seed, Database database, boolean hasSessions) {
    this.seed = seed;
    random = new SplittableRandom(seed);
    disk = new SimulatedDisk(random.nextLong());
    projector = new SimulatedProjector(random.split());
    cdrs = new SimulatedCdrStore(database, random.split());
    oracle = new SimulationOracle(disk, journal, projector, cdrs);
    TariffFiles tariffs = TariffFiles.of(disk);
    SimulatedTariffs.all().forEach(tariffs::store);
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(new SimulatedClient(script("client-" + i, i), random.split(), journal));
    }
    salts = random.split();
    sessions = hasSessions ? Optional.of(sessions()) : Optional.empty();
    sessions.ifPresent(each -> oracle.judge(each.oracle()));
  }

  private SimulatedSessions sessions() {
    var around = new SessionLife.Surroundings(clock, cdrs, journal);
    return new SimulatedSessions(around, random.split());
  }

  /** What a new process sees of the world; it knows nothing of what an earlier one held. */
  private LedgerPorts ports() {
    HistoryProjector history = new HistoryProjector(disk, HISTORY, salts::nextLong);
    return new LedgerPorts(
        disk,
        clock,
        (sentence, cause) -> halted = cause,
        salts::nextLong,
        List.of(projector, history, cdrs.projector()),
        PatiencePort.NONE);
  }

  /** Some clients change accounts, some call, two of them on one account; one has packages. */
  private RequestScript script(String name, int index) {
    if (index >= CLIENTS - 1 - BUNDLES && index < CLIENTS - 1) {
      return new BundleScript(name, random.split());
    }
    if (index == CLIENTS - 1) {
      return new PackageScript(name, random.split());
    }
    return index % 2 == 0
        ? new AccountScript(name, random.split())
        : new CallScript(name, new AccountId("S", "200" + index / 4), random.split());
  }

  /**
   * Goes on for so many steps, and ends with a comparison of everything.
   *
   * @throws SimulationFailure when the ledger did what it must not
   */
  public SimulationCounts run(long steps) {
    try {
      for (long i = 0; i < steps; i++) {
        step++;
        step();
      }
      finish();
    } catch (RuntimeException e) {
      throw new SimulationFailure(seed, step, e);
    }
    return counts();
  }

  private void step() {
    LedgerNode running = node;
    if (running == null) {
      restart();
      return;
    }
    clock.pass(Duration.ofMillis(random.nextInt(sessions.isPresent() ? 100 : 30)));
    try {
      act(running);
    } catch (SimulatedCrash | StorageException e) {
      // Thrown out of the keeper: the machine is gone, or the process ends itself.
      die(e);
      return;
    }
    // A projector's step tells of a crash as of any other fault, and is tried again.
    Throwable cause = disk.isCrashed() ? new SimulatedCrash() : halted;
    if (cause != null) {
      die(cause);
    }
  }

  private void act(LedgerNode running) {
    int what = random.nextInt(1_000);
    if (what < 400 && sessions.isPresent() && random.nextInt(5) > 0) {
      sessions.get().act(running);
    } else if (what < 400) {
      clients.get(random.nextInt(CLIENTS)).act(running.engine(), clock.wallTime());
    } else if (what < 700) {
      stepEngine(running);
    } else if (what < 850) {
      running.keeper().step();
      countSnapshot(running);
    } else if (what < 980) {
      running.feeds().get(random.nextInt(running.feeds().size())).step();
    } else {
      mishap(running, what);
    }
  }

  private void mishap(LedgerNode running, int what) {
    switch (what) {
      case 980 -> clock.jump(Duration.ofSeconds(random.nextInt(120) - 60));
      case 981, 982 -> disk.suffer(new DiskFaults(1 + random.nextInt(12), 0, capacity()));
      case 983 -> disk.suffer(new DiskFaults(0, 1 + random.nextInt(12), capacity()));
      case 984, 985 -> disk.suffer(new DiskFaults(0, 0, capacity()));
      case 986 -> {
        disk.crash();
        die(new SimulatedCrash());
      }
      case 987 -> die(null);
      case 988 -> disk.suffer(DiskFaults.failOpen(1 + random.nextInt(6)));
      default -> {
        if (random.nextInt(CHECK_ONE_IN / 12) == 0) {
          disk.openWithoutFail();
          oracle.compare(running);
        }
      }
    }
  }

  /** Mostly room enough; at times little or none beyond what is used. */
  private long capacity() {
    return random.nextInt(3) > 0
        ? Long.MAX_VALUE
        : disk.usedOctets() + random.nextInt(4) * SMALL.journal().segmentOctets();
  }

  private void stepEngine(LedgerNode running) {
    try {
      running.engine().step(Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a simulation", e);
    }
  }

  private void countSnapshot(LedgerNode running) {
    long position = running.engine().status().snapshotPosition();
    if (position > lastSnapshot) {
      snapshots++;
      lastSnapshot = position;
    }
  }

  /**
   * The ledger is gone.
   *
   * @param cause null when the process was killed; a crash; or what the ledger halted for
   */
  private void die(@Nullable Throwable cause) {
    if (disk.isCrashed() && random.nextInt(3) > 0) {
      powerLosses++;
      disk.restart();
    } else if (disk.isCrashed()) {
      // Killed in the middle of an operation: what it wrote is seen again, and is on no disk yet.
      kills++;
      disk.kill();
    } else {
      if (cause != null && !isExpected(cause)) {
        throw new IllegalStateException("the ledger halted: " + cause.getMessage(), cause);
      }
      failedSyncs += cause instanceof StorageSyncException ? 1 : 0;
      kills += cause instanceof StorageSyncException ? 0 : 1;
      // A process that ends leaves the machine running; often enough that fails right after.
      if (random.nextInt(3) == 0) {
        disk.crash();
        disk.restart();
      } else {
        disk.kill();
      }
    }
    halted = null;
    node = null;
    clients.forEach(SimulatedClient::lose);
    sessions.ifPresent(SimulatedSessions::lose);
    if (random.nextInt(4) == 0) {
      clock.jump(Duration.ofSeconds(random.nextInt(300)));
    }
  }

  private static boolean isExpected(Throwable cause) {
    return cause instanceof SimulatedCrash || cause instanceof StorageException;
  }

  /** Starts the ledger again; a crash may come in the middle of that too. */
  private void restart() {
    switch (random.nextInt(10)) {
      case 0, 1 -> disk.suffer(new DiskFaults(1 + random.nextInt(8), 0, Long.MAX_VALUE));
      case 2 -> disk.suffer(new DiskFaults(0, 1 + random.nextInt(4), Long.MAX_VALUE));
      case 3 -> disk.suffer(DiskFaults.failOpen(1 + random.nextInt(12)));
      default -> {
        // A start without a mishap of its own.
      }
    }
    try {
      LedgerNode started = LedgerNode.open(SMALL, ports());
      while (started.engine().phase() == LedgerPhase.RECOVERING) {
        stepEngine(started);
        started.feeds().forEach(ProjectorFeed::step);
      }
      node = started;
    } catch (SimulatedCrash | StorageException e) {
      die(e);
      return;
    }
    Throwable cause = disk.isCrashed() ? new SimulatedCrash() : halted;
    if (cause != null) {
      die(cause);
      return;
    }
    restarts++;
    disk.openWithoutFail();
    LedgerNode running = Objects.requireNonNull(node);
    oracle.compare(running);
    sessions.ifPresent(each -> each.started(running, () -> isGone(running)));
  }

  /** Whether a process has ended, or is about to: it tells nobody anything any more. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isGone(LedgerNode process) {
    return process != node || halted != null || disk.isCrashed();
  }

  /** Lets everything come to rest and compares all of it. */
  private void finish() {
    disk.suffer(DiskFaults.NONE);
    while (node == null) {
      restart();
      disk.suffer(DiskFaults.NONE);
    }
    LedgerNode running = node;
    for (int i = 0; i < 100; i++) {
      stepEngine(running);
      running.feeds().forEach(ProjectorFeed::step);
    }
    Invariant.check(halted == null, "the ledger runs on");
    oracle.compareAll(running);
  }

  private SimulationCounts counts() {
    return new SimulationCounts(
        step,
        oracle.position(),
        journal.answers(),
        journal.repeats(),
        powerLosses,
        kills,
        failedSyncs,
        restarts,
        snapshots,
        journal.refusals(AdmissionRefusal.DISK_FULL),
        projector.records(),
        cdrs.stored(),
        sessions.map(each -> each.oracle().answers()).orElse(0L));
  }
}

package org.signalbox.bench.ledger;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.LedgerStatus;

/**
 * Measures a ledger of many accounts and prints one line a figure. Arguments: an empty folder, how
 * many accounts, seconds of each measurement. With {@code restart}, a folder and a word for what
 * happened before, it only starts a ledger that is there and tells how long that took; with {@code
 * fill} and an empty folder it leaves a small ledger there as a crash would.
 */
public final class LedgerMeasurement {

  private static final int IN_FLIGHT = 256;
  private static final int FILLED = 60_000;
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final Path folder;
  private final int accounts;
  private final int seconds;

  private LedgerMeasurement(Path folder, int accounts, int seconds) {
    this.folder = folder;
    this.accounts = accounts;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) {
    try {
      switch (arguments[0]) {
        case "restart" -> restart(Path.of(arguments[1]), arguments[2]);
        case "fill" -> fill(Path.of(arguments[1]));
        default ->
            new LedgerMeasurement(
                    Path.of(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]))
                .run();
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      // The threads of the ledger would keep the process.
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void restart(Path folder, String after) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    LedgerRuntime ledger = BenchLedger.start(folder);
    long millis = (System.nanoTime() - begin) / 1_000_000;
    LedgerStatus status = ledger.status();
    print("restart" + after + "Millis", millis);
    print("restart" + after + "CpuMillis", cpuNanos() / 1_000_000);
    print("restart" + after + "Replayed", status.replayed());
    ledger.close();
  }

  private static void fill(Path folder) throws IOException, InterruptedException {
    LedgerRuntime ledger = BenchLedger.start(folder);
    BenchLedger.activateTariff(ledger);
    BenchLedger.openAccounts(ledger, FILLED);
    new LedgerLoad(ledger, FILLED)
        .run(IN_FLIGHT, Duration.ofSeconds(2).toNanos(), new Histogram(3));
    Runtime.getRuntime().halt(0);
  }

  private void run() throws IOException, InterruptedException {
    LedgerRuntime ledger = BenchLedger.start(folder);
    BenchLedger.activateTariff(ledger);
    long heapBefore = usedHeap();
    long begin = System.nanoTime();
    BenchLedger.openAccounts(ledger, accounts);
    print("opensPerSecond", accounts * 1_000_000_000L / (System.nanoTime() - begin));
    awaitQuiet(ledger);
    print("octetsOfAnAccount", (usedHeap() - heapBefore) / accounts);

    LedgerLoad load = new LedgerLoad(ledger, accounts);
    load.run(IN_FLIGHT, WARM_UP.toNanos(), new Histogram(3));
    single(ledger, load);
    loaded(ledger, load);
    print("refused", load.refused());
    // As a crash would leave it: a ledger that is stopped writes a snapshot first.
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  /** One client, in turns with the raw loop, so that both meet the same disk. */
  private void single(LedgerRuntime ledger, LedgerLoad load)
      throws IOException, InterruptedException {
    Histogram raw = new Histogram(3);
    Histogram single = new Histogram(3);
    awaitQuiet(ledger);
    try (RawSync disk = new RawSync(folder)) {
      for (int turn = 0; turn < seconds; turn++) {
        disk.run(Duration.ofMillis(500).toNanos(), raw);
        load.run(1, Duration.ofMillis(500).toNanos(), single);
      }
    }
    print("rawSyncP50Micros", raw.getValueAtPercentile(50) / 1_000);
    print("rawSyncP99Micros", raw.getValueAtPercentile(99) / 1_000);
    print("singleP50Micros", single.getValueAtPercentile(50) / 1_000);
    print("singleP99Micros", single.getValueAtPercentile(99) / 1_000);
  }

  private void loaded(LedgerRuntime ledger, LedgerLoad load) throws InterruptedException {
    Histogram latencies = new Histogram(3);
    long batches = ledger.status().batches();
    long snapshot = ledger.status().snapshotPosition();
    long cpu = cpuNanos();
    long perSecond = load.run(IN_FLIGHT, Duration.ofSeconds(seconds).toNanos(), latencies);
    LedgerStatus status = ledger.status();
    print("commandsPerSecond", perSecond);
    print("cpuMicrosOfACommand", (cpuNanos() - cpu) / 1_000 / latencies.getTotalCount());
    print("p50Micros", latencies.getValueAtPercentile(50) / 1_000);
    print("p99Micros", latencies.getValueAtPercentile(99) / 1_000);
    print("batches", status.batches() - batches);
    print("snapshotsMeanwhile", status.snapshotPosition() > snapshot ? 1 : 0);
    print("snapshotStallMicros", status.snapshotStall().toNanos() / 1_000);
    print("projectorLag", status.projectors().getFirst().lag());
  }

  /** Until the projector and the keeper have nothing to do, which would be measured too. */
  private static void awaitQuiet(LedgerRuntime ledger) throws InterruptedException {
    boolean isDone =
        ledger.awaitProjected("file", ledger.status().position() - 2_000, Duration.ofMinutes(2));
    long snapshot = -1;
    while (isDone && ledger.status().snapshotPosition() != snapshot) {
      snapshot = ledger.status().snapshotPosition();
      Thread.sleep(5_000);
    }
  }

  /** Of generator, ledger, projector and keeper together: a busy machine changes it little. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void print(String name, long value) {
    System.out.printf(Locale.ROOT, "%s %d%n", name, value);
  }
}

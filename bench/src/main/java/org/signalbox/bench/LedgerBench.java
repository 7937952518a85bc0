package org.signalbox.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code signalbox bench ledger}: a ledger of a million accounts in a process of its own, with the
 * disk's own syncs beside it, and its restart in another.
 */
public final class LedgerBench {

  private static final String USAGE =
      "Usage: signalbox bench ledger [--json] [--accounts N] [--seconds N] [--folder DIR]";
  private static final String MEASUREMENT = "org.signalbox.bench.ledger.LedgerMeasurement";
  private static final int USAGE_STATUS = 2;

  private boolean json;
  private int accounts = 1_000_000;
  private int seconds = 20;
  private Path parent = Path.of(System.getProperty("signalbox.home", "."), "target");

  private LedgerBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    LedgerBench bench = new LedgerBench();
    try {
      bench.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(USAGE_STATUS);
    }
    bench.run();
  }

  private void parse(String[] arguments) {
    Iterator<String> rest = Arrays.asList(arguments).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--json" -> json = true;
        case "--accounts" -> accounts = Integer.parseInt(value(option, rest));
        case "--seconds" -> seconds = Integer.parseInt(value(option, rest));
        case "--folder" -> parent = Path.of(value(option, rest));
        default -> throw new IllegalArgumentException("unknown option " + option);
      }
    }
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " without its value");
    }
    return rest.next();
  }

  private void run() throws IOException, InterruptedException {
    // In the sources' own folder: a temporary one may be memory, which syncs in no time.
    Files.createDirectories(parent);
    Path folder = Files.createTempDirectory(parent, "bench-ledger");
    try {
      Map<String, Long> figures = new LinkedHashMap<>();
      measure(
          List.of(folder.toString(), Integer.toString(accounts), Integer.toString(seconds)),
          List.of(),
          figures);
      List<String> asNode = List.of("-XX:AOTCache=" + startCache(folder));
      measure(List.of("restart", folder.toString(), "AfterCrash"), asNode, figures);
      measure(List.of("restart", folder.toString(), "AfterStop"), asNode, figures);
      System.out.print(json ? json(figures) : table(figures));
    } finally {
      delete(folder);
    }
  }

  /** A start cache as the launcher makes for the node: of a small ledger that is started once. */
  private static Path startCache(Path folder) throws IOException, InterruptedException {
    Path cache = folder.resolve("start.aot");
    String small = folder.resolve("small").toString();
    measure(List.of("fill", small), List.of(), new LinkedHashMap<>());
    List<String> making =
        command(List.of("restart", small, "Once"), List.of("-XX:AOTCacheOutput=" + cache));
    // The process that makes the cache tells its options, whatever it is asked.
    ProcessBuilder.Redirect said = ProcessBuilder.Redirect.to(folder.resolve("cache.log").toFile());
    Process process =
        new ProcessBuilder(making).redirectErrorStream(true).redirectOutput(said).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "no start cache was made: " + Files.readString(folder.resolve("cache.log")));
    }
    return cache;
  }

  private static List<String> command(List<String> arguments, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the launcher starts a node with SIGNALBOX_HEAP=2g.
    command.addAll(List.of("-Xms2g", "-Xmx2g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"));
    command.addAll(List.of("-XX:G1HeapRegionSize=16m", "-XX:MaxGCPauseMillis=500"));
    if (System.getProperty("os.name").equals("Linux")) {
      command.add("-XX:+UseTransparentHugePages");
    }
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MEASUREMENT));
    command.addAll(arguments);
    return command;
  }

  private static void measure(
      List<String> arguments, List<String> options, Map<String, Long> figures)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(arguments, options))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String[] figure = line.split(" ");
        if (figure.length == 2 && figure[1].matches("-?[0-9]+")) {
          figures.put(figure[0], Long.valueOf(figure[1]));
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the measured process ended with a fault");
    }
  }

  private String table(Map<String, Long> figures) {
    StringBuilder table = new StringBuilder();
    table.append("%,d accounts, tariff of the posts, projector on%n".formatted(accounts));
    line(table, "durable commands/s at 256 in flight", figures, "commandsPerSecond");
    line(table, "  p50, microseconds", figures, "p50Micros");
    line(table, "  p99, microseconds", figures, "p99Micros");
    line(table, "  CPU of the process for each, microseconds", figures, "cpuMicrosOfACommand");
    line(table, "raw sync of 256 octets p50, microseconds", figures, "rawSyncP50Micros");
    line(table, "  p99, microseconds", figures, "rawSyncP99Micros");
    line(table, "one client p50, microseconds", figures, "singleP50Micros");
    line(table, "  p99, microseconds", figures, "singleP99Micros");
    line(table, "snapshot stops the ledger, microseconds", figures, "snapshotStallMicros");
    line(table, "restart after a crash, milliseconds", figures, "restartAfterCrashMillis");
    line(table, "  CPU of the process, milliseconds", figures, "restartAfterCrashCpuMillis");
    line(table, "  commands executed again", figures, "restartAfterCrashReplayed");
    line(table, "restart after a stop, milliseconds", figures, "restartAfterStopMillis");
    line(table, "octets of an idle account", figures, "octetsOfAnAccount");
    line(table, "accounts opened/s at 4096 in flight", figures, "opensPerSecond");
    line(table, "refused", figures, "refused");
    return table.toString();
  }

  private static void line(
      StringBuilder table, String name, Map<String, Long> figures, String figure) {
    table.append("%-44s %,12d%n".formatted(name, figures.getOrDefault(figure, -1L)));
  }

  private static String json(Map<String, Long> figures) {
    return figures.entrySet().stream()
        .map(figure -> "\"" + figure.getKey() + "\":" + figure.getValue())
        .collect(Collectors.joining(",", "{", "}\n"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

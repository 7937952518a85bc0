package org.signalbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.bench.rpc.RpcBench;
import org.signalbox.bench.rpc.ServerUsage;

/** {@code signalbox bench rating}: starts the real program, loads it, and prints one table. */
public final class RatingBench {

  private static final int PREFIXES = 200_000;
  private static final int USAGE_STATUS = 2;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final String MICRO = "org.signalbox.bench.rating.RatingBench";

  private final BenchOptions options;
  private final Path home;
  private final List<Long> startMillis = new ArrayList<>();
  private final List<Long> idleMegabytes = new ArrayList<>();
  private final List<Long> loadMillis = new ArrayList<>();
  private long loadedMegabytes;

  private RatingBench(BenchOptions options) {
    this.options = options;
    this.home = Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      new RatingBench(BenchOptions.parse(arguments)).run();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + BenchOptions.USAGE);
      System.exit(USAGE_STATUS);
    }
  }

  private void run() throws IOException, InterruptedException {
    // The first start is not measured: it meets files that nobody has read yet.
    BenchServer.start(home, Files.createTempDirectory("signalbox-bench")).close();
    List<RpcBench.Line> lines = new ArrayList<>();
    for (int run = 0; run < options.runs(); run++) {
      boolean last = run == options.runs() - 1;
      oneServer(last ? lines : List.of(), last);
    }
    List<RpcBench.Line> reference =
        options.reference().isEmpty()
            ? List.of()
            : drive(
                new RpcBench.Target(options.reference().get(), Optional.empty(), Optional.empty()));
    System.out.print(options.json() ? json(lines, reference) : table(lines, reference));
    if (options.micro() && !options.json()) {
      micro();
    }
  }

  private void oneServer(List<RpcBench.Line> lines, boolean drive) throws IOException {
    Path folder = Files.createTempDirectory("signalbox-bench");
    PrefixFolder.write(folder.resolve("csv"), PREFIXES);
    try (BenchServer server = BenchServer.start(home, folder.resolve("data"))) {
      startMillis.add(server.startMillis());
      idleMegabytes.add(ServerUsage.of(server.target().pid()).residentOctets() >> 20);
      if (drive) {
        lines.addAll(drive(server.target()));
      }
      try (RpcConnection connection = new RpcConnection(server.target().tcp())) {
        long begin = System.nanoTime();
        connection.call(
            "APIerSv1.LoadTariffPlanFromFolder", "{'FolderPath':'" + folder.resolve("csv") + "'}");
        loadMillis.add((System.nanoTime() - begin) / 1_000_000);
      }
      loadedMegabytes = ServerUsage.of(server.target().pid()).residentOctets() >> 20;
    }
  }

  private List<RpcBench.Line> drive(RpcBench.Target target) {
    try (RpcConnection connection = new RpcConnection(target.tcp())) {
      PostsTariff.load(connection);
    }
    return new RpcBench(target, WARM_UP, Duration.ofSeconds(options.seconds())).run(options.runs());
  }

  private String table(List<RpcBench.Line> lines, List<RpcBench.Line> reference) {
    StringBuilder table = new StringBuilder(RpcBench.table(lines));
    if (!reference.isEmpty()) {
      table.append("\nreference ").append(options.reference().orElseThrow()).append('\n');
      table.append(RpcBench.table(reference));
    }
    table.append("%nstart to ready, launcher included   %6d ms%n".formatted(median(startMillis)));
    table.append("resident memory when ready          %6d MB%n".formatted(median(idleMegabytes)));
    table.append(
        "%,d prefixes from CSV to live   %6d ms, then %d MB resident%n"
            .formatted(PREFIXES, median(loadMillis), loadedMegabytes));
    return table.toString();
  }

  private String json(List<RpcBench.Line> lines, List<RpcBench.Line> reference) {
    return String.format(
        Locale.ROOT,
        "{\"cases\":%s,\"reference\":%s,\"startMillis\":%d,\"idleMegabytes\":%d,"
            + "\"prefixes\":%d,\"loadMillis\":%d,\"loadedMegabytes\":%d}%n",
        RpcBench.json(lines),
        RpcBench.json(reference),
        median(startMillis),
        median(idleMegabytes),
        PREFIXES,
        median(loadMillis),
        loadedMegabytes);
  }

  /** In a process of its own: its heap and its compiled code shall not meet the generator's. */
  private static void micro() throws IOException, InterruptedException {
    System.out.println();
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            MICRO)
        .inheritIO()
        .start()
        .waitFor();
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0L);
  }
}

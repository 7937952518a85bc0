package org.signalbox.bench.ocs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.signalbox.bench.dra.ChildProcess;
import org.signalbox.bench.dra.LoadResponder;
import org.signalbox.bench.ledger.RawSync;
import org.signalbox.bench.ocs.OcsTable.Figure;
import org.signalbox.bench.rpc.ServerUsage;

/**
 * Drives a node that has its accounts and its tariff: saturated, at a rate, and by one client in
 * turns with the disk's own syncs.
 */
public final class OcsRun {

  private static final int CONNECTIONS = 8;
  private static final int PLACES = 64;
  private static final int RATED_PLACES = 4_096;

  /** At the rate it is measured so many times as long: the collector stops the node each 13 s. */
  private static final int RATED_TIMES = 3;

  private static final Duration TURN = Duration.ofSeconds(1);
  private static final double NANOS_PER_MILLI = 1e6;

  private final Target target;
  private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);
  private long lost;
  private final ResultCounts errors = new ResultCounts();

  /**
   * What is driven.
   *
   * @param node its Diameter listener
   * @param console its listener for metrics
   * @param pid its process
   * @param folder on the disk that the node's data is on
   * @param accounts that it has
   * @param warmUp requests before anything is counted: on two cores the compiler takes one of them
   *     for the first half minute
   * @param seconds of each measurement; of that at the rate three times as many
   * @param rate requests in a second for the latencies
   */
  public record Target(
      InetSocketAddress node,
      InetSocketAddress console,
      long pid,
      Path folder,
      int accounts,
      Duration warmUp,
      int seconds,
      int rate) {

    Duration counting() {
      return Duration.ofSeconds(seconds);
    }
  }

  public OcsRun(Target target) {
    this.target = target;
  }

  /** Runs all; the figures in the order of their names. */
  public Map<Figure, Double> run() throws IOException, InterruptedException {
    saturated();
    stored();
    rated();
    single();
    nobody();
    figures.put(Figure.LOST, (double) lost);
    figures.put(Figure.ERRORS, (double) errors.sum());
    return figures;
  }

  /** What the answers that were no success said, once all has run. */
  public ResultCounts errors() {
    return errors;
  }

  private void saturated() throws IOException {
    count(drive(target.node(), saturating(target.warmUp())));
    try (ServerGarbage garbage = ServerGarbage.of(target.pid())) {
      Usage begin = Usage.now(target.pid(), garbage);
      SessionFigures found = count(drive(target.node(), saturating(target.counting())));
      Usage end = Usage.now(target.pid(), garbage);
      double requests = found.perSecond() * (double) target.seconds();
      figures.put(Figure.SATURATED, (double) found.perSecond());
      figures.put(Figure.SATURATED_P50, found.p50() / NANOS_PER_MILLI);
      figures.put(Figure.SATURATED_P99, found.p99() / NANOS_PER_MILLI);
      figures.put(Figure.CPU, (end.cpuNanos() - begin.cpuNanos()) / 1e3 / requests);
      figures.put(Figure.GARBAGE, (end.garbage() - begin.garbage()) / requests);
      figures.put(Figure.RESIDENT, (double) (end.residentOctets() >> 20));
    }
  }

  /** What is measured next is not to share the processors with what was left behind. */
  private void stored() throws IOException, InterruptedException {
    try (CdrLag lag = new CdrLag(target.console())) {
      figures.put(Figure.BEHIND, (double) lag.commands());
      figures.put(Figure.STORED, lag.awaitNone().toMillis() / 1e3);
    }
  }

  private SessionLoad saturating(Duration counting) {
    return new SessionLoad(CONNECTIONS, PLACES, 0, Duration.ZERO, counting, target.accounts());
  }

  /** What the node has used. */
  private record Usage(long cpuNanos, long residentOctets, long garbage) {

    static Usage now(long pid, ServerGarbage garbage) {
      ServerUsage usage = ServerUsage.of(Optional.of(pid));
      return new Usage(usage.cpuNanos(), usage.residentOctets(), garbage.octets());
    }
  }

  private void rated() throws IOException {
    SessionLoad load =
        new SessionLoad(
            CONNECTIONS,
            RATED_PLACES,
            target.rate(),
            Duration.ofSeconds(3),
            target.counting().multipliedBy(RATED_TIMES),
            target.accounts());
    SessionFigures found = count(drive(target.node(), load));
    figures.put(Figure.RATED, (double) found.perSecond());
    figures.put(Figure.RATED_P50, found.p50() / NANOS_PER_MILLI);
    figures.put(Figure.RATED_P95, found.p95() / NANOS_PER_MILLI);
    figures.put(Figure.RATED_P99, found.p99() / NANOS_PER_MILLI);
    figures.put(Figure.RATED_LATE, found.latePercent());
  }

  /** One request under way, in turns with the raw loop, so that both meet the same disk. */
  private void single() throws IOException {
    Histogram raw = new Histogram(3);
    List<SessionFigures> turns = new ArrayList<>();
    try (RawSync disk = new RawSync(target.folder())) {
      for (int turn = 0; turn < target.seconds(); turn += 2) {
        disk.run(TURN.toNanos(), raw);
        SessionLoad load =
            new SessionLoad(1, 1, 0, Duration.ofMillis(200), TURN, target.accounts());
        turns.add(count(drive(target.node(), load)));
      }
    }
    figures.put(Figure.SINGLE_P50, median(turns.stream().map(SessionFigures::p50).toList()));
    figures.put(Figure.SINGLE_P99, median(turns.stream().map(SessionFigures::p99).toList()));
    figures.put(Figure.RAW_P50, raw.getValueAtPercentile(50) / NANOS_PER_MILLI);
    figures.put(Figure.RAW_P99, raw.getValueAtPercentile(99) / NANOS_PER_MILLI);
  }

  private static double median(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / NANOS_PER_MILLI;
  }

  /** The generator against a server that answers at once: what it could drive at most. */
  private void nobody() throws IOException {
    Path log = target.folder().resolve("responder.log");
    try (ChildProcess responder =
        ChildProcess.java(LoadResponder.class, log, List.of("grant", "127.0.0.1", "0"))) {
      String ready = responder.line(line -> line.contains("ready"));
      int port = Integer.parseInt(ready.substring(ready.lastIndexOf(' ') + 1));
      SessionLoad load =
          new SessionLoad(CONNECTIONS, PLACES, 0, TURN, target.counting(), target.accounts());
      SessionFigures found =
          count(drive(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), load));
      figures.put(Figure.NO_NODE, (double) found.perSecond());
    }
  }

  private SessionFigures count(SessionFigures found) {
    lost += found.lost();
    errors.add(found.errors());
    return found;
  }

  private SessionFigures drive(InetSocketAddress server, SessionLoad load) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(server.getAddress().getHostAddress(), Integer.toString(server.getPort())));
    arguments.addAll(load.arguments());
    Path log = target.folder().resolve("generator.log");
    try (ChildProcess generator = ChildProcess.java(SessionGenerator.class, log, arguments)) {
      SessionFigures found = SessionFigures.read(generator.line(line -> line.matches("[0-9 -]+")));
      generator.process().onExit().join();
      return found;
    }
  }
}

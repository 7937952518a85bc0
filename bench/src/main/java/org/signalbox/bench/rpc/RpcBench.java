package org.signalbox.bench.rpc;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cases of JSON-RPC load that an operator sees, against one server that has the posts' tariff.
 */
public final class RpcBench {

  private static final String CALL =
      "\"Tenant\":\"cgrates.org\",\"Category\":\"call\",\"Subject\":\"1001\","
          + "\"Destination\":\"61412341234\"";

  private static final CallTemplate GET_COST =
      new CallTemplate(
          "APIerSv1.GetCost",
          "{" + CALL + ",\"AnswerTime\":\"2025-08-04T13:00:00Z\",\"Usage\":\"123s\"}");

  private static final CallTemplate RESPONDER_GET_COST =
      new CallTemplate(
          "Responder.GetCost",
          "{"
              + CALL
              + ",\"ToR\":\"*voice\",\"TimeStart\":\"2025-08-04T13:00:00Z\","
              + "\"TimeEnd\":\"2025-08-04T13:02:03Z\"}");

  private final Target target;
  private final Duration warmup;
  private final Duration duration;

  /**
   * A server under load.
   *
   * @param tcp its raw TCP door
   * @param http its HTTP door; empty when it is not measured
   * @param pid its process, when it is of this machine
   */
  public record Target(
      InetSocketAddress tcp, Optional<InetSocketAddress> http, Optional<Long> pid) {}

  /**
   * One case, the median of its runs by calls per second.
   *
   * @param name of the case
   * @param result of the median run
   */
  public record Line(String name, LoadResult result) {}

  public RpcBench(Target target, Duration warmup, Duration duration) {
    this.target = target;
    this.warmup = warmup;
    this.duration = duration;
  }

  /** Measures every case so many times. */
  public List<Line> run(int runs) {
    List<Line> lines = new ArrayList<>();
    for (RpcLoad load : loads()) {
      List<LoadResult> results = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        results.add(LoadGenerator.run(load, target.pid()));
      }
      results.sort(Comparator.comparingLong(LoadResult::callsPerSecond));
      lines.add(new Line(load.name(), results.get(runs / 2)));
    }
    return lines;
  }

  private List<RpcLoad> loads() {
    List<RpcLoad> loads = new ArrayList<>();
    loads.add(tcp("Responder.GetCost, TCP, sequential", RESPONDER_GET_COST, 1));
    loads.add(tcp("Responder.GetCost, TCP, 32 in flight", RESPONDER_GET_COST, 32));
    loads.add(tcp("APIerSv1.GetCost, TCP, sequential", GET_COST, 1));
    loads.add(tcp("APIerSv1.GetCost, TCP, 32 in flight", GET_COST, 32));
    target
        .http()
        .ifPresent(http -> {
          loads.add(load("APIerSv1.GetCost, HTTP, sequential", http, GET_COST, 1));
          loads.add(load("APIerSv1.GetCost, HTTP, 32 in flight", http, GET_COST, 32));
        });
    return loads;
  }

  private RpcLoad tcp(String name, CallTemplate call, int inFlight) {
    return new RpcLoad(name, RpcLoad.Door.TCP, target.tcp(), call, inFlight, warmup, duration);
  }

  private RpcLoad load(String name, InetSocketAddress http, CallTemplate call, int inFlight) {
    return new RpcLoad(name, RpcLoad.Door.HTTP, http, call, inFlight, warmup, duration);
  }

  /** The lines as a JSON array for machines. */
  public static String json(List<Line> lines) {
    return lines.stream()
        .map(line ->
            "{\"case\":\"%s\",\"callsPerSecond\":%d,\"p50Micros\":%d,\"p99Micros\":%d,\"errors\":%d}"
                .formatted(
                    line.name(),
                    line.result().callsPerSecond(),
                    line.result().p50Micros(),
                    line.result().p99Micros(),
                    line.result().failures()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** The lines as a table for people. */
  public static String table(List<Line> lines) {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-38s %10s %9s %9s %9s %8s %7s%n"
            .formatted("case", "calls/s", "p50 us", "p99 us", "CPU us", "RSS MB", "errors"));
    for (Line line : lines) {
      LoadResult result = line.result();
      table.append(
          "%-38s %10d %9d %9d %7d.%d %8d %7d%n"
              .formatted(
                  line.name(),
                  result.callsPerSecond(),
                  result.p50Micros(),
                  result.p99Micros(),
                  result.cpuTenthMicrosPerCall() / 10,
                  result.cpuTenthMicrosPerCall() % 10,
                  result.serverResidentOctets() >> 20,
                  result.failures()));
    }
    return table.toString();
  }
}

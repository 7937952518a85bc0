package org.signalbox.console;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Every metric of the program.
 *
 * <p>Names are in base units; counters end in {@code _total}; every label takes one of a fixed set
 * of values, and every series exists from the start at zero. Any thread may count; counting never
 * blocks.
 */
public final class NodeMetrics {

  // Metrics count seconds as floating point, as their format has it; nothing here is money.
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double[] LATENCY_SECONDS = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Map<String, CounterDataPoint> answered = new HashMap<>();
  private final Map<String, CounterDataPoint> failed = new HashMap<>();
  private final DistributionDataPoint callSeconds;
  private final Gauge connections;
  private final Counter connectionsOpened;
  private final Counter refused;

  /**
   * All metrics at zero.
   *
   * @param version of the program
   * @param labels the values that labels can take
   */
  public NodeMetrics(String version, Labels labels) {
    Info.builder()
        .name("signalbox_build_info")
        .help("Version of the program and of Java.")
        .labelNames("version", "java")
        .register(registry)
        .addLabelValues(version, Runtime.version().toString());
    Counter calls =
        Counter.builder()
            .name("signalbox_rpc_calls_total")
            .help("JSON-RPC calls answered, by method and whether the answer is an error.")
            .labelNames("method", "outcome")
            .register(registry);
    for (String method : labels.methods()) {
      answered.put(method, calls.labelValues(method, "ok"));
      failed.put(method, calls.labelValues(method, "error"));
    }
    callSeconds =
        Histogram.builder()
            .name("signalbox_rpc_call_duration_seconds")
            .help("Time from the decoded request to the encoded answer.")
            .classicOnly()
            .classicUpperBounds(LATENCY_SECONDS)
            .register(registry);
    connections = gauge("signalbox_rpc_connections", "Open connections, by JSON-RPC door.", "door");
    connectionsOpened =
        counter(
            "signalbox_rpc_connections_opened_total",
            "Connections accepted, by JSON-RPC door.",
            "door");
    refused =
        counter(
            "signalbox_rpc_refused_total",
            "Connections and requests that were not served, by reason.",
            "reason");
    labels.doors().forEach(connections::initLabelValues);
    labels.doors().forEach(connectionsOpened::initLabelValues);
    labels.refusals().forEach(refused::initLabelValues);
    JvmMetrics.register(registry);
  }

  /**
   * The values that labels can take.
   *
   * @param methods names of the JSON-RPC methods
   * @param doors names of the JSON-RPC doors
   * @param refusals reasons why a client is not served
   */
  public record Labels(
      Collection<String> methods, Collection<String> doors, Collection<String> refusals) {

    public Labels {
      methods = List.copyOf(methods);
      doors = List.copyOf(doors);
      refusals = List.copyOf(refusals);
    }
  }

  public void callAnswered(String method, boolean withError, long nanos) {
    CounterDataPoint counter = (withError ? failed : answered).get(method);
    if (counter != null) {
      counter.inc();
    }
    callSeconds.observe(nanos / NANOS_PER_SECOND);
  }

  public void connectionOpened(String door) {
    connections.labelValues(door).inc();
    connectionsOpened.labelValues(door).inc();
  }

  public void connectionClosed(String door) {
    connections.labelValues(door).dec();
  }

  public void refused(String reason) {
    refused.labelValues(reason).inc();
  }

  /** Shows a number that somebody else keeps. */
  public void gauge(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  /** Shows counts that somebody else keeps and that never fall, one for each value of a label. */
  public void counters(String name, String help, String label, Map<String, LongSupplier> values) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(label)
        .callback(callback ->
            values.forEach((value, count) -> callback.call((double) count.getAsLong(), value)))
        .register(registry);
  }

  /**
   * Shows counts that somebody else keeps and that never fall, with several labels.
   *
   * @param labels names, in the order of the values
   * @param values the counts by the values of the labels, asked at each scrape
   */
  public void counters(
      String name, String help, List<String> labels, Supplier<Map<List<String>, Long>> values) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labels.toArray(String[]::new))
        .callback(callback ->
            values
                .get()
                .forEach((each, count) ->
                    callback.call(count.doubleValue(), each.toArray(String[]::new))))
        .register(registry);
  }

  /**
   * Shows numbers that somebody else keeps, with several labels.
   *
   * @param labels names, in the order of the values
   * @param values the numbers by the values of the labels, asked at each scrape
   */
  public void gauges(
      String name, String help, List<String> labels, Supplier<Map<List<String>, Long>> values) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labels.toArray(String[]::new))
        .callback(callback ->
            values
                .get()
                .forEach((each, count) ->
                    callback.call(count.doubleValue(), each.toArray(String[]::new))))
        .register(registry);
  }

  /**
   * Shows durations that somebody else counts, with several labels.
   *
   * @param labels names, in the order of the values
   * @param values the counts by the values of the labels, asked at each scrape
   */
  public void durations(
      String name,
      String help,
      List<String> labels,
      Supplier<Map<List<String>, DurationHistogram>> values) {
    registry.register(new DurationCollector(name, help, labels, values));
  }

  /** What is scraped. */
  public PrometheusRegistry registry() {
    return registry;
  }

  private Gauge gauge(String name, String help, String label) {
    return Gauge.builder().name(name).help(help).labelNames(label).register(registry);
  }

  private Counter counter(String name, String help, String label) {
    return Counter.builder().name(name).help(help).labelNames(label).register(registry);
  }
}

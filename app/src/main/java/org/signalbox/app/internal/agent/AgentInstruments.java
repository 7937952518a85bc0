package org.signalbox.app.internal.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.console.HealthPort;
import org.signalbox.console.NodeMetrics;
import org.signalbox.diameter.node.PeerReport;
import org.signalbox.diameter.peer.PeerStatus;
import org.signalbox.dra.RoutingAgent;

/**
 * What an agent shows to Prometheus: its node's traffic and peers, and its decisions by rule. Any
 * thread may scrape.
 */
public final class AgentInstruments implements HealthPort {

  private final RoutingAgent agent;
  private final NodeMetrics metrics;

  public AgentInstruments(RoutingAgent agent) {
    this.agent = agent;
    this.metrics =
        new NodeMetrics(
            SignalboxVersion.text(), new NodeMetrics.Labels(List.of(), List.of(), List.of()));
    DiameterInstruments.register(metrics, agent.counters(), () -> agent.node().reports());
    metrics.counters(
        DiameterInstruments.PREFIX + "routing_decisions_total",
        "Requests by the rule that decided about them, since the files were last taken over.",
        List.of("rule"),
        this::decisions);
  }

  private Map<List<String>, Long> decisions() {
    Map<List<String>, Long> values = new HashMap<>();
    agent.decisions().forEach((rule, count) -> values.put(List.of(rule), count));
    return values;
  }

  /** What is scraped. */
  public NodeMetrics metrics() {
    return metrics;
  }

  @Override
  public List<Check> checks() {
    List<PeerReport> reports = agent.node().reports();
    long open = reports.stream().filter(report -> report.status() == PeerStatus.OPEN).count();
    String detail = open + " of " + reports.size() + " peers are open";
    return List.of(new Check("diameter", reports.isEmpty() || open > 0, detail));
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

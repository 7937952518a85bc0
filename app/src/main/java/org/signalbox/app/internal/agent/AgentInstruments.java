package org.signalbox.app.internal.agent;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.console.HealthPort;
import org.signalbox.console.NodeMetrics;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.PeerReport;
import org.signalbox.diameter.peer.PeerStatus;
import org.signalbox.dra.RoutingAgent;

/**
 * What an agent shows to Prometheus: messages, answers by result and durations by peer, application
 * and command; the states of its peers, what waits for them and what happened with them. Labels
 * never name subscribers. Any thread may scrape.
 */
public final class AgentInstruments implements HealthPort {

  private static final String PREFIX = "signalbox_diameter_";

  private final RoutingAgent agent;
  private final NodeMetrics metrics;

  public AgentInstruments(RoutingAgent agent) {
    this.agent = agent;
    this.metrics =
        new NodeMetrics(
            SignalboxVersion.text(), new NodeMetrics.Labels(List.of(), List.of(), List.of()));
    registerTraffic(new TrafficSeries(agent.counters()));
    registerPeers(new PeerSeries(agent));
    metrics.counters(
        PREFIX + "routing_decisions_total",
        "Requests by the rule that decided about them, since the files were last taken over.",
        List.of("rule"),
        this::decisions);
  }

  private void registerTraffic(TrafficSeries traffic) {
    metrics.counters(
        PREFIX + "messages_total",
        "Messages read from a peer (in) and sent to it (out).",
        List.of("peer", "direction", "application", "command", "type"),
        traffic::messages);
    metrics.counters(
        PREFIX + "answers_total",
        "Answers of a peer (in) and to it (out), by Result-Code or Experimental-Result-Code.",
        List.of("peer", "direction", "application", "command", "result_code", "experimental"),
        traffic::answers);
    metrics.durations(
        PREFIX + "request_duration_seconds",
        "Time from a request sent to a peer to its answer.",
        List.of("peer", "application", "command"),
        traffic::durations);
  }

  private void registerPeers(PeerSeries peers) {
    metrics.gauges(
        PREFIX + "peer_state",
        "1 for the state that a peer is in, 0 for the others.",
        List.of("peer", "realm", "transport", "state"),
        peers::states);
    metrics.counters(
        PREFIX + "peer_state_changes_total",
        "How often a peer came to a state.",
        List.of("peer", "state"),
        peers::changes);
    metrics.gauges(
        PREFIX + "pending_requests",
        "Requests that wait for an answer of a peer.",
        List.of("peer"),
        peers::pending);
    metrics.gauges(
        PREFIX + "queued_bytes",
        "Octets that wait to be written to a peer.",
        List.of("peer"),
        peers::queued);
    metrics.counters(
        PREFIX + "cer_rejected_total",
        "Capabilities that were refused.",
        List.of("reason"),
        peers::cerRefusals);
    for (Occurrence occurrence : EnumSet.complementOf(EnumSet.of(Occurrence.CER_REJECTED))) {
      OccurrenceText text = OccurrenceText.of(occurrence);
      metrics.counters(
          PREFIX + text.metric(),
          text.help(),
          List.of("peer"),
          () -> peers.occurrences(occurrence));
    }
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

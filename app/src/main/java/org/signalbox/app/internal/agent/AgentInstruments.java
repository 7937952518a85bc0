package org.signalbox.app.internal.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.console.HealthPort;
import org.signalbox.console.NodeMetrics;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.PeerReport;
import org.signalbox.diameter.peer.PeerStatus;
import org.signalbox.dra.CommandTraffic;
import org.signalbox.dra.RoutingAgent;

/**
 * What an agent shows to Prometheus: its counters by peer, application, command and class of
 * result, the states of its peers and what waits for them. Labels never name subscribers. Any
 * thread may scrape.
 */
public final class AgentInstruments implements HealthPort {

  private static final int RESULT_CLASSES = 5;

  private final RoutingAgent agent;
  private final NodeMetrics metrics;

  public AgentInstruments(RoutingAgent agent) {
    this.agent = agent;
    this.metrics =
        new NodeMetrics(
            SignalboxVersion.text(), new NodeMetrics.Labels(List.of(), List.of(), List.of()));
    List<String> labels = List.of("peer", "application", "command");
    metrics.counters(
        "signalbox_diameter_requests_received_total",
        "Requests read from a peer.",
        labels,
        () -> commands(CommandTraffic::requestsReceivedCount));
    metrics.counters(
        "signalbox_diameter_requests_sent_total",
        "Requests sent to a peer.",
        labels,
        () -> commands(CommandTraffic::requestsSentCount));
    metrics.counters(
        "signalbox_diameter_answers_sent_total",
        "Answers sent to a peer.",
        labels,
        () -> commands(CommandTraffic::answersSentCount));
    metrics.counters(
        "signalbox_diameter_answers_received_total",
        "Answers of a peer, by the thousands of the result code.",
        List.of("peer", "application", "command", "result"),
        this::answers);
    metrics.counters(
        "signalbox_diameter_events_total",
        "Loops, decode errors, retransmissions, time-outs and the like, by peer.",
        List.of("peer", "event"),
        this::events);
    metrics.gauges(
        "signalbox_diameter_peer_state",
        "1 for the state that a peer is in, 0 for the others.",
        List.of("peer", "realm", "state"),
        this::states);
    metrics.gauges(
        "signalbox_diameter_pending_requests",
        "Requests that wait for an answer of a peer.",
        List.of("peer"),
        this::pending);
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

  private Map<List<String>, Long> commands(ToLongFunction<CommandTraffic> count) {
    Map<List<String>, Long> values = new HashMap<>();
    agent
        .counters()
        .peers()
        .forEach((peer, traffic) ->
            traffic
                .commands()
                .forEach((command, counts) ->
                    values.put(
                        List.of(
                            peer,
                            DictionaryNames.application(command.application()),
                            DictionaryNames.request(command.code())),
                        count.applyAsLong(counts))));
    return values;
  }

  private Map<List<String>, Long> answers() {
    Map<List<String>, Long> values = new HashMap<>();
    for (int result = 0; result <= RESULT_CLASSES; result++) {
      int resultClass = result;
      String label = result == 0 ? "other" : result + "xxx";
      commands(traffic -> traffic.answersReceivedCount(resultClass))
          .forEach((labels, count) ->
              values.put(List.of(labels.get(0), labels.get(1), labels.get(2), label), count));
    }
    return values;
  }

  private Map<List<String>, Long> events() {
    Map<List<String>, Long> values = new HashMap<>();
    agent
        .counters()
        .peers()
        .forEach((peer, traffic) -> {
          for (Occurrence occurrence : Occurrence.values()) {
            values.put(List.of(peer, lower(occurrence)), traffic.count(occurrence));
          }
        });
    return values;
  }

  private Map<List<String>, Long> states() {
    Map<List<String>, Long> values = new HashMap<>();
    for (PeerReport report : agent.node().reports()) {
      for (PeerStatus status : PeerStatus.values()) {
        values.put(
            List.of(report.identity().key(), report.realm(), lower(status)),
            report.status() == status ? 1L : 0L);
      }
    }
    return values;
  }

  private Map<List<String>, Long> pending() {
    Map<List<String>, Long> values = new HashMap<>();
    agent
        .node()
        .reports()
        .forEach(report -> values.put(List.of(report.identity().key()), (long) report.pending()));
    return values;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

package org.signalbox.app.internal.agent;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.signalbox.console.NodeMetrics;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.PeerReport;
import org.signalbox.dra.AgentCounters;

/**
 * What a Diameter node shows to Prometheus: messages, answers by result and durations by peer,
 * application and command; the states of its peers, what waits for them and what happened with
 * them. Labels never name subscribers. Any thread may scrape.
 */
public final class DiameterInstruments {

  static final String PREFIX = "signalbox_diameter_";

  private DiameterInstruments() {}

  /**
   * Registers the series of a node.
   *
   * @param counters what it counts
   * @param reports its peers
   */
  public static void register(
      NodeMetrics metrics, AgentCounters counters, Supplier<List<PeerReport>> reports) {
    registerTraffic(metrics, new TrafficSeries(counters));
    registerPeers(metrics, new PeerSeries(counters, reports));
  }

  private static void registerTraffic(NodeMetrics metrics, TrafficSeries traffic) {
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

  private static void registerPeers(NodeMetrics metrics, PeerSeries peers) {
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
}

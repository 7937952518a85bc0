package org.signalbox.app.internal.agent;

import org.signalbox.diameter.node.DiameterMetrics.Occurrence;

/**
 * Under which name an occurrence is counted, and what it means.
 *
 * @param metric the name without the program's prefix
 * @param help one sentence
 */
record OccurrenceText(String metric, String help) {

  static OccurrenceText of(Occurrence occurrence) {
    return switch (occurrence) {
      case LOOP_DETECTED -> text("loops_detected", "Requests that had been here before (3005).");
      case DECODE_ERROR -> text("decode_errors", "Messages that could not be read.");
      case RETRANSMISSION ->
          text("retransmissions", "Requests sent to a peer after another one, with the T flag.");
      case FAILOVER -> text("failovers", "Requests taken from a peer that was lost or suspect.");
      case WATCHDOG_TIMEOUT -> text("watchdog_timeouts", "Watchdogs that a peer did not answer.");
      case ANSWER_TIMEOUT ->
          text("answer_timeouts", "Requests that a peer did not answer in time.");
      case UNKNOWN_ANSWER -> text("unknown_answers", "Answers that nobody waited for.");
      case END_TO_END_CHANGED ->
          text("end_to_end_changed", "Answers whose End-to-End id was not the request's.");
      case DUPLICATE_REQUEST ->
          text("duplicate_requests", "Requests that were recognised as sent again.");
      case RESERVED_BITS -> text("reserved_bits", "Requests with reserved header bits.");
      case REFUSED_BUSY ->
          text("refused_busy", "Requests that found a peer with as many pending as it may have.");
      case SOURCE_PAUSED ->
          text(
              "sources_paused", "Times that a peer was not read because another one did not read.");
      case HELD_BACK ->
          text(
              "held_back",
              "Times that a peer was read no further because this node had enough to do.");
      case STUCK -> text("stuck", "Times that a peer had not read for a while.");
      case STALLED -> text("stalls", "Connections closed because the peer did not read.");
      case PEER_RESTARTED -> text("peer_restarts", "Restarts of a peer by its Origin-State-Id.");
      case CER_REJECTED -> text("cer_rejected", "Capabilities that were refused.");
      case STRANGER_DROPPED ->
          text("strangers_dropped", "Connections closed because no CER came and others waited.");
      case RATE_LIMITED -> text("rate_limited", "Requests above a peer's rate (3004).");
      case ORIGIN_REFUSED ->
          text("origins_refused", "Requests whose Origin does not fit the peer (5004, 5005).");
      case COMMAND_REFUSED ->
          text("commands_refused", "Requests that a peer may not send (3001, 3007).");
      case ANSWER_ORIGIN_STRANGE ->
          text("answer_origins_strange", "Answers whose Origin does not fit the peer.");
    };
  }

  private static OccurrenceText text(String name, String help) {
    return new OccurrenceText(name + "_total", help);
  }
}

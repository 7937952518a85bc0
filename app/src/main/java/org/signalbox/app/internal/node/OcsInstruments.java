package org.signalbox.app.internal.node;

import java.util.List;
import java.util.Map;
import org.signalbox.charging.session.SessionCharging;
import org.signalbox.console.DurationHistogram;
import org.signalbox.console.NodeMetrics;
import org.signalbox.ocs.control.CreditControlApplication;
import org.signalbox.ocs.control.CreditControlCounts;

/** Shows online charging in the metrics. */
final class OcsInstruments {

  private static final String PREFIX = "signalbox_ocs_";

  private OcsInstruments() {}

  static void register(NodeMetrics metrics, CreditControlApplication application) {
    CreditControlCounts counts = application.counts();
    metrics.counters(
        PREFIX + "answers_total",
        "Credit-control answers by request type and Result-Code of the command.",
        List.of("type", "result_code"),
        counts::answers);
    metrics.counters(
        PREFIX + "services_total",
        "Services in credit-control answers by their own Result-Code.",
        List.of("result_code"),
        counts::services);
    metrics.counters(
        PREFIX + "grants_total",
        "Services that were granted units, and those of them that were told that nothing follows.",
        "kind",
        Map.of("all", counts::grants, "final", counts::finalGrants));
    metrics.counters(
        PREFIX + "client_requests_total",
        "Clients asked to come back (RAR) or to end a session (ASR), by what became of it.",
        List.of("outcome"),
        application.clients().counts()::byOutcome);
    SessionCharging charging = application.charging();
    metrics.counters(
        PREFIX + "unrecorded_total",
        "What has no record: grants that were made while the ledger was silent or too busy, and"
            + " records of free usage that were lost.",
        "kind",
        Map.of("grant", counts::unrecordedGrants, "free_usage", charging::freeRecordsLost));
    metrics.counters(
        PREFIX + "uncharged_reports_total",
        "Reports of usage that came too late to be charged; CDRs tell it as UnchargedUsage, unless"
            + " the session was over.",
        List.of(),
        () -> Map.of(List.of(), charging.unchargedReports()));
    metrics.counters(
        PREFIX + "unasked_total",
        "Accounts and sessions not asked to come back because too many waited for it.",
        List.of(),
        () -> Map.of(List.of(), charging.notices().unasked()));
    metrics.gauge(
        PREFIX + "free_records_waiting",
        "Records of free usage that wait for the ledger.",
        charging::freeRecordsWaiting);
    metrics.durations(
        PREFIX + "answer_duration_seconds",
        "Time from a credit-control request to its answer.",
        List.of(),
        () -> Map.of(List.of(), DurationHistogram.of(counts.times())));
    metrics.gauge(
        PREFIX + "requests_under_way",
        "Credit-control requests that wait for the ledger.",
        application::underWay);
    metrics.gauge(
        PREFIX + "sessions_remembered",
        "Sessions remembered beside the ledger.",
        application::sessionsRemembered);
  }
}

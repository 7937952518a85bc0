package org.signalbox.app.internal.node;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.signalbox.console.NodeMetrics;
import org.signalbox.ledger.runtime.LedgerPhase;
import org.signalbox.ledger.runtime.LedgerStatus;
import org.signalbox.ledger.runtime.LedgerStatus.ProjectorStatus;

/** Shows a ledger in the metrics. */
final class LedgerInstruments {

  private final Supplier<LedgerStatus> status;

  LedgerInstruments(Supplier<LedgerStatus> status) {
    this.status = status;
  }

  void register(NodeMetrics metrics) {
    metrics.gauges(
        "signalbox_ledger_phase",
        "1 for the phase that the ledger is in, 0 for all others.",
        List.of("phase"),
        this::phases);
    gauge(metrics, "position", "Commands in the ledger's log.", LedgerStatus::position);
    gauge(metrics, "waiting", "Commands that wait to be logged.", LedgerStatus::waiting);
    gauge(
        metrics,
        "snapshot_position",
        "Commands that the newest snapshot holds.",
        LedgerStatus::snapshotPosition);
    gauge(
        metrics,
        "forgetting",
        "Up to which command the log is still to be deleted after an erasure; 0 for none.",
        LedgerStatus::forgetting);
    gauge(
        metrics,
        "snapshot_stall_microseconds",
        "Longest time that a snapshot kept the ledger's thread.",
        now -> now.snapshotStall().toNanos() / 1_000);
    gauge(
        metrics,
        "disk_short",
        "1 while new work is refused because the ledger's disk is full.",
        now -> now.isDiskShort() ? 1 : 0);
    gauge(
        metrics,
        "repeats_known_seconds",
        "Age of the answer that was forgotten last before its 15 minutes; 900 where none was.",
        now -> now.forgottenAge().toSeconds());
    metrics.counters(
        "signalbox_ledger_syncs_total",
        "Syncs of the ledger's log.",
        List.of(),
        () -> Map.of(List.of(), status.get().batches()));
    projectors(
        metrics,
        "lag",
        "Commands since the first whose records a projector has not stored yet.",
        ProjectorStatus::lag);
    projectors(
        metrics,
        "waiting_records",
        "Records that wait for a projector.",
        ProjectorStatus::waitingRecords);
    projectors(
        metrics,
        "failing",
        "1 while a projector cannot store its records.",
        projector -> projector.fault().isEmpty() ? 0 : 1);
  }

  private void gauge(
      NodeMetrics metrics, String name, String help, ToLongFunction<LedgerStatus> value) {
    metrics.gauge("signalbox_ledger_" + name, help, () -> value.applyAsLong(status.get()));
  }

  private void projectors(
      NodeMetrics metrics, String name, String help, ToLongFunction<ProjectorStatus> value) {
    metrics.gauges(
        "signalbox_ledger_projector_" + name,
        help,
        List.of("projector"),
        () -> {
          Map<List<String>, Long> values = new LinkedHashMap<>();
          for (ProjectorStatus projector : status.get().projectors()) {
            values.put(List.of(projector.name()), value.applyAsLong(projector));
          }
          return values;
        });
  }

  private Map<List<String>, Long> phases() {
    LedgerPhase now = status.get().phase();
    Map<List<String>, Long> phases = new LinkedHashMap<>();
    Arrays.stream(LedgerPhase.values())
        .forEach(phase ->
            phases.put(List.of(phase.name().toLowerCase(Locale.ROOT)), phase == now ? 1L : 0L));
    return phases;
  }
}

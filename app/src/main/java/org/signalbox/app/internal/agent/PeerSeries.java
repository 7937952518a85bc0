package org.signalbox.app.internal.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.PeerReport;
import org.signalbox.diameter.peer.PeerStatus;
import org.signalbox.dra.AgentCounters;
import org.signalbox.dra.CerRefusal;

/**
 * What is known of peers as series with labels; every peer of the configuration has its series from
 * the start. Any thread may ask.
 */
record PeerSeries(AgentCounters counters, Supplier<List<PeerReport>> reports) {

  Map<List<String>, Long> states() {
    Map<List<String>, Long> values = new HashMap<>();
    for (PeerReport report : reports.get()) {
      for (PeerStatus status : PeerStatus.values()) {
        values.put(
            List.of(
                report.identity().key(),
                report.realm().toLowerCase(Locale.ROOT),
                transport(report),
                AgentInstruments.lower(status)),
            report.status() == status ? 1L : 0L);
      }
    }
    return values;
  }

  private static String transport(PeerReport report) {
    return report.secure() ? "tls" : AgentInstruments.lower(report.transport());
  }

  Map<List<String>, Long> changes() {
    Map<List<String>, Long> values = new HashMap<>();
    for (String peer : names()) {
      for (PeerStatus status : PeerStatus.values()) {
        values.put(
            List.of(peer, AgentInstruments.lower(status)), counters.of(peer).changesTo(status));
      }
    }
    return values;
  }

  Map<List<String>, Long> pending() {
    Map<List<String>, Long> values = new HashMap<>();
    reports
        .get()
        .forEach(report -> values.put(List.of(report.identity().key()), (long) report.pending()));
    return values;
  }

  Map<List<String>, Long> queued() {
    Map<List<String>, Long> values = new HashMap<>();
    reports
        .get()
        .forEach(report -> values.put(List.of(report.identity().key()), report.queuedOctets()));
    return values;
  }

  Map<List<String>, Long> cerRefusals() {
    Map<List<String>, Long> values = new HashMap<>();
    for (CerRefusal reason : CerRefusal.values()) {
      values.put(List.of(AgentInstruments.lower(reason)), counters.cerRefusals(reason));
    }
    return values;
  }

  Map<List<String>, Long> occurrences(Occurrence occurrence) {
    Map<List<String>, Long> values = new HashMap<>();
    for (String peer : names()) {
      values.put(List.of(peer), counters.of(peer).count(occurrence));
    }
    return values;
  }

  /** The peers of the configuration, those that were met, and {@code unknown} for strangers. */
  private Set<String> names() {
    Set<String> names = new TreeSet<>(counters.peers().keySet());
    reports.get().forEach(report -> names.add(report.identity().key()));
    names.add("unknown");
    return names;
  }
}

package org.signalbox.app.internal.node;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.charging.CdrProjector;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.console.NodeMetrics;
import org.signalbox.rpc.RpcMetricsPort;
import org.signalbox.sql.Database;

/** Counts what the doors report, under the names of {@link NodeMetrics}. */
public final class NodeInstruments implements RpcMetricsPort {

  private final NodeMetrics metrics;

  /**
   * @param methods every name that can be called
   * @param api whose tariff is counted
   * @param ledger shown
   */
  public NodeInstruments(Collection<String> methods, ApiMethods api, NodeLedger ledger) {
    metrics =
        new NodeMetrics(
            SignalboxVersion.text(),
            new NodeMetrics.Labels(
                Stream.concat(methods.stream(), Stream.of(UNKNOWN_METHOD)).toList(),
                labels(Door.values()),
                labels(Refusal.values())));
    metrics.counters(
        "signalbox_cdrs_total",
        "CDRs stored, by whether they have a price.",
        "outcome",
        Map.of("rated", api.cdrs()::rated, "unrated", api.cdrs()::unrated));
    Map<String, LongSupplier> refusals = new LinkedHashMap<>();
    api.cdrs().refusals().forEach((reason, count) -> refusals.put(label(reason), count::sum));
    metrics.counters(
        "signalbox_cdrs_refused_total", "CDRs that rating refused, by reason.", "reason", refusals);
    metrics.gauge(
        "signalbox_tariff_destinations",
        "Destinations in force.",
        () -> api.catalog().current().tariff().destinations().count());
    metrics.gauge(
        "signalbox_tariff_rating_plans",
        "Rating plans in force.",
        () -> api.catalog().current().tariff().ratingPlans().count());
    metrics.gauge(
        "signalbox_tariff_rating_profiles",
        "Rating profiles in force.",
        () -> api.catalog().current().tariff().ratingProfiles().count());
    metrics.gauge(
        "signalbox_chargers",
        "Charger profiles in force.",
        () -> api.catalog().current().profiles().chargers().count());
    new LedgerInstruments(ledger::status).register(metrics);
  }

  /** Shows CDRs that were put aside; an unreachable database shows the last number known. */
  public void watchRefusedCdrs(Database database) {
    AtomicLong known = new AtomicLong();
    metrics.gauge(
        "signalbox_cdrs_put_aside",
        "CDRs that the ledger charged and the database refused, in the table refused_cdrs.",
        () -> {
          try {
            known.set(CdrProjector.refused(database));
          } catch (CdrStorageFailure e) {
            // Health tells that the database is away.
            return known.get();
          }
          return known.get();
        });
  }

  public NodeMetrics metrics() {
    return metrics;
  }

  @Override
  public void connectionOpened(Door door) {
    metrics.connectionOpened(label(door));
  }

  @Override
  public void connectionClosed(Door door) {
    metrics.connectionClosed(label(door));
  }

  @Override
  public void answered(String method, boolean failed, long nanos) {
    metrics.callAnswered(method, failed, nanos);
  }

  @Override
  public void refused(Refusal reason) {
    metrics.refused(label(reason));
  }

  private static List<String> labels(Enum<?>[] values) {
    return Arrays.stream(values).map(NodeInstruments::label).toList();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

package org.signalbox.app.internal.node;

import java.util.Map;
import org.signalbox.console.NodeMetrics;
import org.signalbox.registers.nf.NfStatus;
import org.signalbox.sbi.nrf.Nrf;
import org.signalbox.sbi.nrf.management.NotifierFigures;

/** What the NRF shows to Prometheus. Any thread may scrape. */
final class NrfInstruments {

  private NrfInstruments() {}

  static void register(NodeMetrics metrics, Nrf nrf) {
    metrics.gauge(
        "signalbox_nrf_network_functions",
        "Network functions that are registered, suspended ones included.",
        () -> nrf.register().size());
    metrics.gauge(
        "signalbox_nrf_network_functions_suspended",
        "Network functions whose heart-beat has stopped.",
        () ->
            nrf.register().entries().stream()
                .filter(entry -> entry.profile().status() == NfStatus.SUSPENDED)
                .count());
    metrics.gauge(
        "signalbox_nrf_subscriptions",
        "Subscriptions that this node sends notifications for.",
        () -> nrf.subscriptions().kept().size());
    NotifierFigures figures = nrf.notifications();
    metrics.counters(
        "signalbox_nrf_notifications_total",
        "Notifications by what became of them; dropped ones nobody gets.",
        "outcome",
        Map.of(
            "delivered", figures::deliveredSum,
            "refused", figures::refusedSum,
            "dropped", figures::droppedSum));
    metrics.counters(
        "signalbox_nrf_notification_retries_total",
        "Attempts after a first one.",
        "kind",
        Map.of("retry", figures::retriedSum));
  }
}

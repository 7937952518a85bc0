package org.signalbox.console.internal;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;
import org.signalbox.console.HealthPort;
import org.signalbox.console.NodeFacts;

/** {@code /}: one page that says what runs where, whether it is well, and what it has done. */
public final class StatusPageHandler implements HttpService {

  private final PrometheusRegistry registry;
  private final HealthPort health;
  private final NodeFacts facts;
  private final String template;

  public StatusPageHandler(PrometheusRegistry registry, HealthPort health, NodeFacts facts) {
    this.registry = registry;
    this.health = health;
    this.facts = facts;
    try (InputStream page =
        StatusPageHandler.class.getResourceAsStream("/org/signalbox/console/status.html")) {
      this.template = new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    String page =
        template
            .replace("{{name}}", escaped(facts.name()))
            .replace("{{version}}", escaped(facts.version()))
            .replace("{{started}}", facts.startedAt().toString())
            .replace("{{parts}}", parts())
            .replace("{{listeners}}", listeners())
            .replace("{{numbers}}", numbers())
            .replace("{{methods}}", methods());
    return HttpResponse.of(HttpStatus.OK, MediaType.HTML_UTF_8, page);
  }

  private String parts() {
    StringBuilder rows = new StringBuilder();
    for (HealthPort.Check check : health.checks()) {
      String state = check.healthy() ? "up" : "down";
      rows.append(
          "<tr><td>%s</td><td class=\"%s\">%s</td><td>%s</td></tr>"
              .formatted(escaped(check.part()), state, state, escaped(check.detail())));
    }
    return rows.toString();
  }

  private String listeners() {
    StringBuilder rows = new StringBuilder();
    facts
        .listeners()
        .forEach((setting, address) ->
            rows.append(
                "<tr><td>%s</td><td><code>%s</code></td></tr>"
                    .formatted(escaped(setting), escaped(address))));
    return rows.toString();
  }

  /** Counters and gauges without labels, and gauges by their labels. */
  private String numbers() {
    StringBuilder rows = new StringBuilder();
    for (MetricSnapshot metric : registry.scrape()) {
      if (metric instanceof GaugeSnapshot gauge && isOurs(metric)) {
        gauge
            .getDataPoints()
            .forEach(point -> row(rows, metric, point.getLabels().toString(), point.getValue()));
      } else if (metric instanceof CounterSnapshot counter && isOurs(metric) && isPlain(counter)) {
        counter.getDataPoints().forEach(point -> row(rows, metric, "{}", point.getValue()));
      }
    }
    return rows.toString();
  }

  /** Calls by method, the busiest methods only. */
  private String methods() {
    TreeMap<String, Double> calls = new TreeMap<>();
    for (MetricSnapshot metric : registry.scrape(name -> name.startsWith("signalbox_rpc_calls"))) {
      if (metric instanceof CounterSnapshot counter) {
        for (CounterSnapshot.CounterDataPointSnapshot point : counter.getDataPoints()) {
          if (point.getValue() > 0) {
            String outcome = point.getLabels().get("outcome");
            String method = point.getLabels().get("method");
            calls.merge(method + " " + outcome, point.getValue(), Double::sum);
          }
        }
      }
    }
    StringBuilder rows = new StringBuilder();
    calls.forEach((name, count) ->
        rows.append(
            "<tr><td>%s</td><td class=\"n\">%s</td></tr>".formatted(escaped(name), number(count))));
    return rows.isEmpty() ? "<tr><td>none yet</td><td></td></tr>" : rows.toString();
  }

  private static void row(StringBuilder rows, MetricSnapshot metric, String labels, double value) {
    String which = labels.equals("{}") ? "" : " " + labels.replaceAll("[{}\"]", "");
    rows.append(
        "<tr><td>%s%s</td><td class=\"n\">%s</td></tr>"
            .formatted(
                escaped(String.valueOf(metric.getMetadata().getHelp())),
                escaped(which),
                number(value)));
  }

  private static boolean isOurs(MetricSnapshot metric) {
    return metric.getMetadata().getName().startsWith("signalbox_");
  }

  private static boolean isPlain(CounterSnapshot counter) {
    return counter.getDataPoints().stream().allMatch(point -> point.getLabels().isEmpty());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}

package org.signalbox.bench.ocs;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures of a run for people and programs.
 *
 * @param machine what they cannot be understood without
 * @param figures by name, in the order they are shown
 * @param errors answers that were no success
 */
public record OcsTable(String machine, Map<OcsTable.Figure, Double> figures, ResultCounts errors) {

  /** What is measured. */
  public enum Figure {
    ACCOUNTS("accounts"),
    OPENED("accounts opened/s through the API"),
    SATURATED("durable CCR/s, saturated"),
    SATURATED_P50("  p50, ms"),
    SATURATED_P99("  p99, ms"),
    CPU("  CPU of the node for each, microseconds"),
    GARBAGE("  garbage of the node for each, octets"),
    RESIDENT("  resident memory of the node, MB"),
    BEHIND("  commands whose CDRs are not stored at its end"),
    STORED("  until they are, with no load, s"),
    NO_NODE("CCR/s, a server that answers at once"),
    RATED("CCR/s answered at the asked rate"),
    RATED_P50("  p50, ms"),
    RATED_P95("  p95, ms"),
    RATED_P99("  p99, ms"),
    RATED_LATE("  later than 5 ms, of a hundred"),
    SINGLE_P50("one client, p50, ms"),
    SINGLE_P99("  p99, ms"),
    RAW_P50("raw sync of 256 octets, p50, ms"),
    RAW_P99("  p99, ms"),
    LOST("requests without an answer"),
    ERRORS("answers that were no success");

    private final String shown;

    Figure(String shown) {
      this.shown = shown;
    }
  }

  /** Lines for people. */
  public String text() {
    return machine
        + "\n"
        + figures.entrySet().stream()
            .map(each ->
                String.format(
                    Locale.ROOT,
                    "%-48s %,14" + (each.getValue() < 100 ? ".3f" : ".0f") + "%n",
                    each.getKey().shown,
                    each.getValue()))
            .collect(Collectors.joining())
        + (errors.sum() == 0 ? "" : "  by result code: " + errors.text() + "\n");
  }

  /** One JSON object. */
  public String json() {
    return figures.entrySet().stream()
        .map(each ->
            String.format(
                Locale.ROOT,
                "\"%s\":%s",
                each.getKey().name().toLowerCase(Locale.ROOT),
                each.getValue()))
        .collect(Collectors.joining(",", "{", ",\"errors_by_code\":" + errorsJson() + "}\n"));
  }

  private String errorsJson() {
    return errors.byCode().entrySet().stream()
        .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}

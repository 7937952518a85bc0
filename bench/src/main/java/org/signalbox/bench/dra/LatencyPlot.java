package org.signalbox.bench.dra;

import java.util.List;

/**
 * Latencies as bars on a logarithmic scale: {@code #} to the median, {@code =} to the 90th, {@code
 * -} to the 99th and {@code .} to the 99.9th percentile.
 */
final class LatencyPlot {

  private static final int DECADE = 15;
  private static final double FIRST_NANOS = 10_000;
  private static final int DECADES = 4;
  private static final String MARGIN = " ".repeat(65);

  private LatencyPlot() {}

  static String of(List<CaseLine> lines) {
    StringBuilder plot = new StringBuilder();
    plot.append("%nlatency: # p50  = p90  - p99  . p99.9%n".formatted());
    for (CaseLine line : lines) {
      plot.append(
          "%-29s %-35s|%s%n"
              .formatted(line.load().shown(), line.relay().shown(), bar(line.median())));
    }
    StringBuilder scale = new StringBuilder(MARGIN);
    for (String mark : List.of("0.01 ms", "0.1 ms", "1 ms", "10 ms", "100 ms")) {
      scale.append(("|" + mark + " ".repeat(DECADE)).substring(0, DECADE));
    }
    return plot.append(scale.toString().stripTrailing()).append('\n').toString();
  }

  static String bar(LoadFigures figures) {
    StringBuilder bar = new StringBuilder();
    extend(bar, '#', figures.p50());
    extend(bar, '=', figures.p90());
    extend(bar, '-', figures.p99());
    extend(bar, '.', figures.p999());
    return bar.toString();
  }

  private static void extend(StringBuilder bar, char mark, long nanos) {
    double times = Math.max((double) nanos, FIRST_NANOS) / FIRST_NANOS;
    long column = Math.round(Math.log10(times) * DECADE);
    while (bar.length() < Math.min(column, (long) DECADE * DECADES + DECADE / 2)) {
      bar.append(mark);
    }
  }
}

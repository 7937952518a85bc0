package org.signalbox.bench.dra;

import java.util.List;
import java.util.Locale;

/** The cases as lines for people. */
final class DraTable {

  private static final String FORMAT = "%-29s %-35s %10s %7s %9s %9s %9s %8s %7s %6s %6s%n";

  private DraTable() {}

  static String head(BenchGroup group) {
    return "%n%s%n".formatted(group.name())
        + FORMAT.formatted(
            "load",
            "relay",
            "answers/s",
            "spread",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "CPU us",
            "RSS MB",
            "lost",
            "errors");
  }

  static String row(CaseLine line) {
    LoadFigures median = line.median();
    boolean relayed = line.relay().kind() != RelaySetup.Kind.DIRECT;
    return FORMAT.formatted(
        line.load().shown(),
        line.relay().shown(),
        "%,d".formatted(median.perSecond()),
        line.spreadPercent() + " %",
        millis(median.p50()),
        millis(median.p99()),
        millis(median.p999()),
        relayed ? "%.1f".formatted(line.cpuMicros()) : "-",
        relayed ? Long.toString(median.residentOctets() >> 20) : "-",
        line.lost(),
        line.errors());
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
  }

  /** What rules cost, against the same relay without any. */
  static String costs(List<CaseLine> lines) {
    StringBuilder text = new StringBuilder();
    for (CaseLine line : lines) {
      for (CaseLine plain : lines) {
        boolean compares =
            plain.relay().rules().equals(RuleSet.none())
                && plain.relay().kind() == line.relay().kind()
                && !line.relay().rules().equals(RuleSet.none());
        if (compares) {
          text.append(
              "%s: %+.0f %% answers/s, %+.0f %% CPU%n"
                  .formatted(
                      line.relay().shown(),
                      percent(
                          (double) line.median().perSecond(), (double) plain.median().perSecond()),
                      percent(line.cpuMicros(), plain.cpuMicros())));
        }
      }
    }
    return text.toString();
  }

  private static double percent(double value, double base) {
    return base == 0 ? 0 : (value / base - 1) * 100;
  }
}

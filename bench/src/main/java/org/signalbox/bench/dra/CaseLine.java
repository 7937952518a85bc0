package org.signalbox.bench.dra;

import java.util.Comparator;
import java.util.List;

/**
 * One case and its runs.
 *
 * @param group of the case
 * @param load of the case
 * @param relay that bore it
 * @param runs at least one, by answers per second
 */
record CaseLine(BenchGroup group, RelayLoad load, RelaySetup relay, List<LoadFigures> runs) {

  CaseLine {
    runs = runs.stream().sorted(Comparator.comparingLong(LoadFigures::perSecond)).toList();
  }

  /** The median run. */
  LoadFigures median() {
    return runs.get(runs.size() / 2);
  }

  /** The median of the CPU time for each transaction, which neighbours disturb least. */
  double cpuMicros() {
    return runs.stream()
        .mapToDouble(LoadFigures::cpuMicros)
        .sorted()
        .skip(runs.size() / 2)
        .findFirst()
        .orElse(0);
  }

  /** How far the runs lie apart, in percent of the median's rate. */
  long spreadPercent() {
    long median = Math.max(1, median().perSecond());
    return (runs.getLast().perSecond() - runs.getFirst().perSecond()) * 100 / median;
  }

  long lost() {
    return runs.stream().mapToLong(LoadFigures::lost).sum();
  }

  long errors() {
    return runs.stream().mapToLong(LoadFigures::errors).sum();
  }
}

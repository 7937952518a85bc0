package org.signalbox.console;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Shows counts of durations as a histogram in seconds. Any thread may scrape. */
record DurationCollector(
    String name,
    String help,
    List<String> labels,
    Supplier<Map<List<String>, DurationHistogram>> values)
    implements Collector {

  // Metrics count seconds as floating point, as their format has it; nothing here is money.
  private static final double MICROS_PER_SECOND = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public MetricSnapshot collect() {
    HistogramSnapshot.Builder family = HistogramSnapshot.builder().name(name).help(help);
    values
        .get()
        .forEach((each, histogram) ->
            family.dataPoint(
                HistogramDataPointSnapshot.builder()
                    .labels(Labels.of(labels, each))
                    .classicHistogramBuckets(buckets(histogram))
                    .sum(histogram.sumNanos() / NANOS_PER_SECOND)
                    .build()));
    return family.build();
  }

  private static ClassicHistogramBuckets buckets(DurationHistogram histogram) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    for (int i = 0; i < histogram.boundsMicros().size(); i++) {
      buckets.bucket(
          histogram.boundsMicros().get(i) / MICROS_PER_SECOND, histogram.counts().get(i));
    }
    return buckets.bucket(Double.POSITIVE_INFINITY, histogram.counts().getLast()).build();
  }
}

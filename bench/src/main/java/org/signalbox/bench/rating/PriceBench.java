package org.signalbox.bench.rating;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.signalbox.rating.EventCost;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.Tariff;

/** The posts' tariff: a price, and a price with the whole event cost built. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PriceBench {

  private final Tariff tariff = BenchTariffs.ofThePosts();
  private final PriceQuery[] calls =
      BenchTariffs.calls(List.of("614", "612", "613", "617", "618", "6113", "6118"));
  private int next;

  @Benchmark
  public PriceOutcome price() {
    return tariff.price(calls[next++ & (BenchTariffs.CALLS - 1)]);
  }

  @Benchmark
  public EventCost eventCost() {
    PriceOutcome outcome = tariff.price(calls[next++ & (BenchTariffs.CALLS - 1)]);
    return EventCost.of((PricedUsage) outcome, "", "");
  }
}

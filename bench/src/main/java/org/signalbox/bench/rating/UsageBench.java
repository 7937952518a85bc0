package org.signalbox.bench.rating;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.Tariff;

/** One minute by the second, and 71 hours by the second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UsageBench {

  @Param({"1m", "71h"})
  public String usage = "1m";

  private final Tariff tariff = BenchTariffs.bySecond();
  private PriceQuery call = BenchTariffs.call("6140000", "1m");

  @Setup
  public void choose() {
    call = BenchTariffs.call("6140000", usage);
  }

  @Benchmark
  public PriceOutcome price() {
    return tariff.price(call);
  }
}

package org.signalbox.bench.rating;

import java.util.List;
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

/** A price out of few prefixes and out of many. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PrefixBench {

  @Param({"20", "2000", "200000"})
  public int prefixes;

  private Tariff tariff = Tariff.empty();
  private PriceQuery[] calls = {};
  private int next;

  @Setup
  public void load() {
    List<String> all = BenchTariffs.prefixes(prefixes);
    tariff = BenchTariffs.ofPrefixes(all);
    calls = BenchTariffs.calls(all);
  }

  @Benchmark
  public PriceOutcome price() {
    return tariff.price(calls[next++ & (BenchTariffs.CALLS - 1)]);
  }
}

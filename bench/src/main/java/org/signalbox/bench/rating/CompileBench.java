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
import org.signalbox.rating.Tariff;

/** 200,000 prefixes, each with a destination and a rate of its own, to a tariff that prices. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class CompileBench {

  private final List<String> prefixes = BenchTariffs.prefixes(200_000);

  @Benchmark
  public Tariff compile() {
    return BenchTariffs.ofPrefixes(prefixes);
  }

  @Benchmark
  public String compileAndAddress() {
    return BenchTariffs.ofPrefixes(prefixes).version();
  }
}

package org.signalbox.bench.rating;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benches of pricing and prints one table: what was done, how often a second. */
public final class RatingBench {

  private RatingBench() {}

  public static void main(String[] arguments) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("org\\.signalbox\\.bench\\.rating\\..*")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            // The harness itself still uses what the last flag allows; nothing of ours does.
            .jvmArgs("-Xmx512m", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
            .build();
    Collection<RunResult> results = new Runner(options).run();
    System.out.println("pricing in process, one thread (mean of 5 runs, +- error at 99.9 %)");
    for (RunResult result : results) {
      System.out.println(line(result));
    }
  }

  private static String line(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    StringBuilder name =
        new StringBuilder(benchmark.substring(benchmark.lastIndexOf("rating.") + 7));
    for (String key : result.getParams().getParamsKeys()) {
      name.append(' ').append(key).append('=').append(result.getParams().getParam(key));
    }
    Result<?> primary = result.getPrimaryResult();
    boolean isRate = result.getParams().getMode() == Mode.Throughput;
    return String.format(
        Locale.ROOT,
        isRate ? "%-40s %,14.0f a second  +- %,.0f" : "%-40s %,14.1f ms        +- %,.1f",
        name,
        primary.getScore(),
        primary.getScoreError());
  }
}

package org.signalbox.bench;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * The options of a bench.
 *
 * @param json one JSON object instead of a table
 * @param micro also what runs in process, which takes minutes
 * @param runs of each case; the median counts
 * @param seconds of counting in each run
 * @param reference the raw TCP door of another server to be driven in the same way
 */
record BenchOptions(
    boolean json, boolean micro, int runs, int seconds, Optional<InetSocketAddress> reference) {

  static final String USAGE =
      "Usage: signalbox bench rating [--json] [--no-micro] [--runs N] [--seconds N]"
          + " [--reference HOST:PORT]";

  /**
   * @throws IllegalArgumentException when an option is unknown or has no value
   */
  static BenchOptions parse(String[] arguments) {
    BenchOptions options = new BenchOptions(false, true, 3, 5, Optional.empty());
    Iterator<String> rest = Arrays.asList(arguments).iterator();
    while (rest.hasNext()) {
      options = options.with(rest.next(), rest);
    }
    return options;
  }

  private BenchOptions with(String option, Iterator<String> rest) {
    return switch (option) {
      case "--json" -> new BenchOptions(true, micro, runs, seconds, reference);
      case "--no-micro" -> new BenchOptions(json, false, runs, seconds, reference);
      case "--runs" -> new BenchOptions(json, micro, count(rest), seconds, reference);
      case "--seconds" -> new BenchOptions(json, micro, runs, count(rest), reference);
      case "--reference" ->
          new BenchOptions(json, micro, runs, seconds, Optional.of(address(value(rest))));
      default -> throw new IllegalArgumentException("unknown option " + option);
    };
  }

  private static int count(Iterator<String> rest) {
    int count = Integer.parseInt(value(rest));
    if (count < 1) {
      throw new IllegalArgumentException("a count below 1");
    }
    return count;
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no HOST:PORT: " + text);
    }
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  private static String value(Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException("an option without its value");
    }
    return rest.next();
  }
}

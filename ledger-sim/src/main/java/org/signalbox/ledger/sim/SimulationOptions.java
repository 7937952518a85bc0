package org.signalbox.ledger.sim;

import java.util.Arrays;
import java.util.Iterator;
import org.signalbox.sql.Database;

/**
 * The options of {@code signalbox ledger simulate}.
 *
 * @param firstSeed of a range
 * @param lastSeed of it, included
 * @param steps for each seed
 * @param crashes after which to end early; 0 for never
 * @param hasSessions whether doors ask the session layer
 */
record SimulationOptions(
    long firstSeed, long lastSeed, long steps, long crashes, boolean hasSessions) {

  static final String USAGE =
      """
      Usage: signalbox ledger simulate [--seeds A..B] [--steps N] [--crashes N]
                                        [--sessions yes|no]
      Runs the ledger on a simulated disk and clock, N steps for each seed of the range, and
      ends after so many crashes; with sessions, doors ask the session layer besides. A failure
      names the seed and the step: the same seed with as many steps fails again.\
      """;

  static final SimulationOptions DEFAULT = new SimulationOptions(1, 100, 10_000, 0, false);

  SimulationOptions {
    if (firstSeed > lastSeed || steps < 1 || crashes < 0) {
      throw new IllegalArgumentException("an empty range, no steps, or crashes below zero");
    }
  }

  /**
   * @throws IllegalArgumentException when an option is unknown or its value wrong
   */
  static SimulationOptions parse(String[] arguments) {
    SimulationOptions options = DEFAULT;
    Iterator<String> rest = Arrays.asList(arguments).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(option + " without its value");
      }
      options = options.with(option, rest.next());
    }
    return options;
  }

  private SimulationOptions with(String option, String value) {
    return switch (option) {
      case "--seeds" -> {
        int dots = value.indexOf("..");
        long first = Long.parseLong(dots < 0 ? value : value.substring(0, dots));
        long last = Long.parseLong(dots < 0 ? value : value.substring(dots + 2));
        yield new SimulationOptions(first, last, steps, crashes, hasSessions);
      }
      case "--steps" ->
          new SimulationOptions(firstSeed, lastSeed, Long.parseLong(value), crashes, hasSessions);
      case "--crashes" ->
          new SimulationOptions(firstSeed, lastSeed, steps, Long.parseLong(value), hasSessions);
      case "--sessions" -> new SimulationOptions(firstSeed, lastSeed, steps, crashes, isYes(value));
      default -> throw new IllegalArgumentException("unknown option " + option);
    };
  }

  private static boolean isYes(String value) {
    if (!value.equals("yes") && !value.equals("no")) {
      throw new IllegalArgumentException("--sessions is yes or no, not " + value);
    }
    return value.equals("yes");
  }

  /** A simulation of this kind. */
  LedgerSimulation simulation(long seed, Database database) {
    return hasSessions
        ? LedgerSimulation.ofSessions(seed, database)
        : new LedgerSimulation(seed, database);
  }
}

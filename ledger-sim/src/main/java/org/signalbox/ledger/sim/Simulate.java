package org.signalbox.ledger.sim;

import java.util.logging.LogManager;
import org.signalbox.sql.Database;

/** {@code signalbox ledger simulate}: many seeds, one after the other. */
public final class Simulate {

  private static final int USAGE_STATUS = 2;

  private Simulate() {}

  public static void main(String[] arguments) {
    SimulationOptions options;
    try {
      options = SimulationOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + SimulationOptions.USAGE);
      System.exit(USAGE_STATUS);
      return;
    }
    // Libraries tell of every table they make.
    LogManager.getLogManager().reset();
    int status;
    try (SimulationDatabase database = SimulationDatabase.open()) {
      status = run(options, database.database());
    }
    System.exit(status);
  }

  private static int run(SimulationOptions options, Database database) {
    SimulationCounts sum = SimulationCounts.NONE;
    for (long seed = options.firstSeed(); seed <= options.lastSeed(); seed++) {
      try {
        sum = sum.plus(options.simulation(seed, database).run(options.steps()));
      } catch (SimulationFailure e) {
        e.printStackTrace();
        System.out.println("failed: " + e.getMessage());
        return 1;
      }
      System.err.printf(
          "seed %d of %d: %,d steps, %,d crashes%n",
          seed, options.lastSeed(), sum.steps(), sum.crashes());
      if (options.crashes() > 0 && sum.crashes() >= options.crashes()) {
        break;
      }
    }
    System.out.println(summary(sum));
    return 0;
  }

  private static String summary(SimulationCounts counts) {
    return """
    nothing lost, nothing doubled
      steps            %,d
      commands         %,d, answers %,d, repeats %,d
      crashes          %,d: power %,d, process %,d, failed sync %,d
      restarts         %,d
      snapshots        %,d
      refused, full    %,d
      records stored   %,d, CDRs %,d
      answers to doors %,d\
    """
        .formatted(
            counts.steps(),
            counts.commands(),
            counts.answers(),
            counts.repeats(),
            counts.crashes(),
            counts.powerLosses(),
            counts.kills(),
            counts.failedSyncs(),
            counts.restarts(),
            counts.snapshots(),
            counts.fullRefusals(),
            counts.records(),
            counts.cdrs(),
            counts.doorAnswers());
  }
}

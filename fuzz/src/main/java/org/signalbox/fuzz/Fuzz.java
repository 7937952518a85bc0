package org.signalbox.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code signalbox fuzz TARGET --minutes N}: fuzzes until the time is over or something is found.
 */
public final class Fuzz {

  private static final int USAGE_STATUS = 2;
  private static final int DEFAULT_MINUTES = 5;

  private Fuzz() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Optional<FuzzTarget> target =
        arguments.length == 0 ? Optional.empty() : FuzzTarget.named(arguments[0]);
    Optional<Integer> minutes = minutes(arguments);
    if (target.isEmpty() || minutes.isEmpty()) {
      System.err.println(
          "Usage: signalbox fuzz TARGET [--minutes N]\nTARGET is one of: " + names());
      System.exit(USAGE_STATUS);
      return;
    }
    Path folder = Path.of(System.getProperty("signalbox.home", "."), "target", "fuzz");
    FuzzRun run =
        new FuzzRun(target.get(), FuzzBounds.lasting(Duration.ofMinutes(minutes.get())), folder);
    int status = run.await(new ProcessBuilder().inheritIO());
    System.out.println(
        status == 0 ? "nothing found" : "found something; the input is in " + folder);
    System.exit(status);
  }

  private static Optional<Integer> minutes(String[] arguments) {
    if (arguments.length == 1) {
      return Optional.of(DEFAULT_MINUTES);
    }
    boolean wellFormed =
        arguments.length == 3
            && arguments[1].equals("--minutes")
            && arguments[2].matches("[1-9][0-9]{0,4}");
    return wellFormed ? Optional.of(Integer.valueOf(arguments[2])) : Optional.empty();
  }

  private static String names() {
    return Arrays.stream(FuzzTarget.values())
        .map(FuzzTarget::commandName)
        .collect(Collectors.joining(" "));
  }
}

package org.signalbox.bench.dra;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures the relay: generator, relay and responder on the same machine, each in its own process.
 * Arguments: seconds of each measurement, and event loops of the relay.
 */
public final class DraBench {

  private record Load(String name, int connections, int depth, int rate) {}

  private static final List<Load> LOADS =
      List.of(
          new Load("1 connection, 1 in flight", 1, 1, 0),
          new Load("1 connection, 10 in flight", 1, 10, 0),
          new Load("1 connection, 100 in flight", 1, 100, 0),
          new Load("1 connection, 1000 in flight", 1, 1000, 0),
          new Load("50 connections, 2 in flight", 50, 2, 0),
          new Load("open loop, 5000/s", 1, 1, 5000));

  private final int seconds;
  private final int loops;

  private DraBench(int seconds, int loops) {
    this.seconds = seconds;
    this.loops = loops;
  }

  /** Prints the table. */
  public static void main(String[] arguments) throws IOException {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
    int loops =
        arguments.length > 1
            ? Integer.parseInt(arguments[1])
            : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    new DraBench(seconds, loops).run();
  }

  private void run() throws IOException {
    Process relay = start(RelayUnderTest.class, List.of(Integer.toString(loops)));
    Process responder = null;
    try {
      String port = firstLine(relay).replace("relay ready ", "");
      responder = start(LoadResponder.class, List.of("127.0.0.1", port));
      firstLine(responder);
      System.out.println(
          "load                            answers/s  errors  p50 ms  p99 ms  p99.9 ms"
              + "  relay CPU us/transaction");
      for (Load load : LOADS) {
        measure(load, port, relay);
      }
    } finally {
      relay.destroy();
      if (responder != null) {
        responder.destroy();
      }
    }
  }

  private void measure(Load load, String port, Process relay) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "127.0.0.1",
                port,
                Integer.toString(load.connections()),
                Integer.toString(load.depth()),
                Integer.toString(seconds)));
    if (load.rate() > 0) {
      arguments.add(Integer.toString(load.rate()));
    }
    Duration before = cpu(relay);
    Process generator = start(LoadGenerator.class, arguments);
    String[] figures = firstLine(generator).split(" ");
    double micros = cpu(relay).minus(before).toNanos() / 1e3;
    // The generator warms up for two seconds before it counts.
    double transactions = Double.parseDouble(figures[0]) * (seconds + 2);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-30s %10s %7s %7s %7s %9s  %.1f",
            load.name(),
            figures[0],
            figures[1],
            figures[2],
            figures[3],
            figures[4],
            micros / transactions));
  }

  private static Duration cpu(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Process start(Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static String firstLine(Process process) {
    try {
      BufferedReader out = process.inputReader();
      String line = out.readLine();
      while (line != null && !line.contains("ready") && !line.matches("[0-9. ]+")) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("a process of the bench ended early");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

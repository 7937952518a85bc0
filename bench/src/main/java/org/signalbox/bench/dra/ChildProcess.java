package org.signalbox.bench.dra;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A process of the bench, ended with it. Its standard error goes to a file. */
public record ChildProcess(Process process, Path errors) implements AutoCloseable {

  /** Starts a class of the bench in a JVM of its own. */
  public static ChildProcess java(Class<?> main, Path errors, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return start(command, errors);
  }

  /** Starts a command. */
  public static ChildProcess start(List<String> command, Path errors) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
            .start();
    ChildProcess child = new ChildProcess(process, errors);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
    return child;
  }

  /** The first line of its output that is wanted; waits for it. */
  public String line(Predicate<String> wanted) throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (wanted.test(line)) {
        return line;
      }
    }
    throw new IOException("a process of the bench ended early; it said:\n" + said());
  }

  private String said() throws IOException {
    List<String> lines = Files.readAllLines(errors);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

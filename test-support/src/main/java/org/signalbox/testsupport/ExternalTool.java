package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of the operating system that a test needs. A missing one fails the test with the line
 * that installs it; it never skips the test.
 *
 * @param path of the executable
 */
public record ExternalTool(Path path) {

  private static final List<Path> BESIDE_THE_PATH = List.of(Path.of("/usr/sbin"), Path.of("/sbin"));

  /**
   * Finds a program on the path or in the system folders.
   *
   * @param program name of the executable
   * @param debianPackage the package that holds it
   * @throws AssertionError with the line that installs the package
   */
  public static ExternalTool require(String program, String debianPackage) {
    return find(program)
        .orElseThrow(() ->
            new AssertionError(
                program + " is missing; install it: apt-get install -y " + debianPackage));
  }

  /**
   * Demands a file of a package that has no program of its own, such as a daemon's module.
   *
   * @throws AssertionError with the line that installs the package
   */
  public static void requireFile(Path file, String debianPackage) {
    if (!Files.isReadable(file)) {
      throw new AssertionError(
          file + " is missing; install it: apt-get install -y " + debianPackage);
    }
  }

  private static java.util.Optional<ExternalTool> find(String program) {
    Stream<Path> path =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
    return Stream.concat(path, BESIDE_THE_PATH.stream())
        .map(folder -> folder.resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .map(ExternalTool::new);
  }

  /**
   * Runs the program to its end.
   *
   * @return what it wrote, standard error included
   * @throws AssertionError when it ends with a status other than 0
   */
  public String run(String... arguments) {
    return run(List.of(arguments), "");
  }

  /** Runs the program to its end with text on its standard input. */
  public String run(List<String> arguments, String input) {
    Outcome outcome = outcome(arguments, input);
    if (outcome.status() != 0) {
      throw new AssertionError(
          command(arguments) + " ended with status " + outcome.status() + ":\n" + outcome.output());
    }
    return outcome.output();
  }

  /** Runs the program to its end, whatever its status, for a caller that can tell more of it. */
  public Outcome outcome(List<String> arguments, String input) {
    List<String> command = command(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command, e);
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(arguments);
    return command;
  }

  /**
   * How a program ended.
   *
   * @param status its exit status
   * @param output what it wrote, standard error included
   */
  public record Outcome(int status, String output) {}
}

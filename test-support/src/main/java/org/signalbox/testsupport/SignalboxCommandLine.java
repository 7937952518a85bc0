package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One command of the program, run to its end in a process of its own.
 *
 * @param status its exit status
 * @param output what it wrote, standard error included
 */
public record SignalboxCommandLine(int status, String output) {

  /** Runs {@code ./signalbox} with these arguments, without the launcher. */
  public static SignalboxCommandLine run(String... arguments) {
    List<String> command = ProgramCommand.java(SignalboxProcess.MAIN_CLASS, List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new SignalboxCommandLine(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(command.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command, e);
    }
  }
}

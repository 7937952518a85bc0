package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs in a {@link PrivateNetwork}. Whoever starts it closes it. */
public final class PrivateProgram implements AutoCloseable {

  private static final long STOP_SECONDS = 30;

  /** {@code nsenter}, which waits for the program, its only child. */
  private final Process entering;

  private final ProgramOutput output;

  private PrivateProgram(Process entering, String readyText) {
    this.entering = entering;
    this.output = new ProgramOutput(entering.getInputStream(), readyText);
  }

  /**
   * Starts a program and waits until it is ready.
   *
   * @param readyText what the line that says so contains
   * @throws AssertionError with the program's output when it does not get ready
   */
  public static PrivateProgram start(
      PrivateNetwork network, List<String> command, String readyText) {
    PrivateProgram program = launch(network, command, readyText);
    try {
      program.output.awaited();
    } catch (AssertionError e) {
      program.close();
      throw e;
    }
    return program;
  }

  /** Starts a program without waiting. */
  public static PrivateProgram launch(
      PrivateNetwork network, List<String> command, String readyText) {
    try {
      return new PrivateProgram(
          new ProcessBuilder(network.command(command)).redirectErrorStream(true).start(),
          readyText);
    } catch (IOException e) {
      throw new UncheckedIOException(command.toString(), e);
    }
  }

  /** The line that said it was ready. */
  public String readyLine() {
    return output.awaited();
  }

  /** The last lines that the program wrote. */
  public String output() {
    return output.text();
  }

  public boolean isAlive() {
    return entering.isAlive();
  }

  /** SIGKILL to the program and its children, and waits until they are gone. */
  public void kill() {
    entering.descendants().forEach(ProcessHandle::destroyForcibly);
    awaitExit();
  }

  /**
   * SIGTERM, and waits for the clean end.
   *
   * @return the exit status
   */
  public int stop() {
    entering.children().forEach(ProcessHandle::destroy);
    return awaitExit();
  }

  /**
   * Waits for the program to end by itself.
   *
   * @return the exit status
   */
  public int awaitExit() {
    try {
      if (!entering.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running after " + STOP_SECONDS + " s:\n" + output.text());
      }
      output.awaitEnd();
      return entering.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a program's end", e);
    }
  }

  @Override
  public void close() {
    entering.descendants().forEach(ProcessHandle::destroyForcibly);
    if (entering.isAlive()) {
      awaitExit();
    }
  }
}

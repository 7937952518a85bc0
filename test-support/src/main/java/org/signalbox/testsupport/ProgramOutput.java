package org.signalbox.testsupport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a program writes, read on a thread of its own. Keeps the last {@value #LINES_MAX} lines for
 * the message of a failure.
 */
final class ProgramOutput {

  private static final int LINES_MAX = 400;
  private static final long PATIENCE_SECONDS = 90;

  private final Deque<String> lines = new ArrayDeque<>();
  private final CompletableFuture<String> awaited = new CompletableFuture<>();
  private final String awaitedText;
  private final Thread reader;

  /**
   * @param in closed by the program's end
   * @param awaitedText what the line that {@link #awaited} returns contains
   */
  ProgramOutput(InputStream in, String awaitedText) {
    this.awaitedText = awaitedText;
    // Waiting for a pipe holds a virtual thread's carrier, and there are as few as processors.
    reader = Thread.ofPlatform().daemon().name("program output").start(() -> readAll(in));
  }

  private void readAll(InputStream in) {
    try (BufferedReader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        keep(line);
        if (line.contains(awaitedText)) {
          awaited.complete(line);
        }
      }
    } catch (IOException e) {
      keep("[output closed: " + e.getMessage() + "]");
    } finally {
      awaited.completeExceptionally(new IllegalStateException("the program ended"));
    }
  }

  private synchronized void keep(String line) {
    if (lines.size() == LINES_MAX) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  /**
   * Waits for the line.
   *
   * @throws AssertionError with the output so far, when the program ends or stays silent
   */
  String awaited() {
    try {
      return awaited.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no line with \"" + awaitedText + "\" in:\n" + text(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for output", e);
    }
  }

  /** Waits until the program has closed its output. */
  void awaitEnd() {
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while reading output", e));
    }
  }

  synchronized String text() {
    return String.join("\n", lines);
  }
}

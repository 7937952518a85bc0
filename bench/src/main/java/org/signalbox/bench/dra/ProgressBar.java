package org.signalbox.bench.dra;

import java.io.PrintStream;
import java.time.Duration;

/** Shows how far a long work is, on one line of a terminal; silent where there is none. */
final class ProgressBar {

  private static final int WIDTH = 24;
  private static final int LINE = 100;

  private final PrintStream out;
  private final boolean shown;
  private final int steps;
  private final long startNanos = System.nanoTime();
  private int done;

  /**
   * A bar.
   *
   * @param out its terminal
   * @param shown false for a silent one
   * @param steps until the end
   */
  ProgressBar(PrintStream out, boolean shown, int steps) {
    this.out = out;
    this.shown = shown;
    this.steps = steps;
  }

  /** Names what begins, without counting it. */
  void say(String what) {
    if (shown) {
      int filled = WIDTH * done / Math.max(1, steps);
      String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
      String line = "[%s] %d of %d, %s%s".formatted(bar, done, steps, what, left());
      out.print("\r" + line.substring(0, Math.min(LINE, line.length())) + "\u001b[K");
      out.flush();
    }
  }

  /** A step begins. */
  void step(String what) {
    done = Math.min(steps, done + 1);
    say(what);
  }

  /** Makes room for other lines. */
  void clear() {
    if (shown) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private String left() {
    if (done < 3) {
      return "";
    }
    long nanos = (System.nanoTime() - startNanos) / done * (steps - done);
    long seconds = Duration.ofNanos(nanos).toSeconds();
    return seconds < 60
        ? ", %d s left".formatted(seconds)
        : ", %d min left".formatted(seconds / 60 + 1);
  }
}

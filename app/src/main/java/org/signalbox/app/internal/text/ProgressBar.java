package org.signalbox.app.internal.text;

import org.signalbox.catalog.csv.LoadProgress;

/** Shows how far a load has come, on terminals only. */
public final class ProgressBar implements LoadProgress {

  private static final int WIDTH = 40;

  private final Terminal terminal;
  private int shown = -1;

  public ProgressBar(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void advanced(Step step, long done, long total) {
    int filled = total == 0 ? WIDTH : (int) (done * WIDTH / total);
    if (!terminal.isColoured() || filled == shown) {
      return;
    }
    shown = filled;
    String verb = step == Step.READ ? "reading" : "storing";
    terminal.overwrite(
        Terminal.padded(verb, 9)
            + terminal.green("█".repeat(filled))
            + terminal.dim("░".repeat(WIDTH - filled))
            + " "
            + done
            + "/"
            + total);
    if (done == total && step == Step.STORE) {
      terminal.overwrite("");
    }
  }

  /** Clears the bar, so that what follows starts on an empty line. */
  public void clear() {
    if (terminal.isColoured() && shown >= 0) {
      terminal.overwrite("");
    }
  }
}

package org.signalbox.app.internal.text;

/** Shows how far one long piece of work has come, on terminals only. */
public final class WorkBar {

  private static final int WIDTH = 40;

  private final Terminal terminal;
  private final String verb;
  private int shown = -1;

  public WorkBar(Terminal terminal, String verb) {
    this.terminal = terminal;
    this.verb = verb;
  }

  /** So much is done of the whole. */
  public void advanced(long done, long total) {
    int filled = total == 0 ? WIDTH : (int) (done * WIDTH / total);
    if (!terminal.isColoured() || filled == shown) {
      return;
    }
    shown = filled;
    terminal.overwrite(
        verb
            + " "
            + terminal.green("█".repeat(filled))
            + terminal.dim("░".repeat(WIDTH - filled))
            + " "
            + (total == 0 ? 100 : done * 100 / total)
            + " %");
  }

  /** Clears the bar, so that what follows starts on an empty line. */
  public void clear() {
    if (shown >= 0) {
      terminal.overwrite("");
    }
  }
}

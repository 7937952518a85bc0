package org.signalbox.app.internal.text;

import java.io.PrintStream;

/** Where answers are shown: text, with colours where somebody looks. One thread. */
public final class Terminal {

  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final boolean coloured;
  private final String indent;

  public Terminal(PrintStream out, boolean coloured) {
    this(out, coloured, "");
  }

  private Terminal(PrintStream out, boolean coloured, String indent) {
    this.out = out;
    this.coloured = coloured;
    this.indent = indent;
  }

  /** The same terminal, each line further in. */
  public Terminal indented(String by) {
    return new Terminal(out, coloured, indent + by);
  }

  /** Standard output; coloured on a terminal, unless {@code NO_COLOR} is set. */
  public static Terminal standard() {
    boolean forced = System.getenv("FORCE_COLOR") != null;
    // The launcher knows whether standard output is a terminal; Java 25 tells it for input only.
    boolean looking =
        Boolean.getBoolean("signalbox.terminal")
            && System.getenv("NO_COLOR") == null
            && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(System.out, forced || looking);
  }

  public boolean isColoured() {
    return coloured;
  }

  public void line(String text) {
    out.println(text.isEmpty() ? text : indent + text);
  }

  public void line() {
    out.println();
  }

  /** Replaces the current line; only for terminals. */
  public void overwrite(String text) {
    out.print("\r\u001b[2K" + text);
    out.flush();
  }

  /** Empties the screen; a blank line where nobody looks. */
  public void clear() {
    out.print(coloured ? "\u001b[H\u001b[2J" : "\n");
  }

  public void flush() {
    out.flush();
  }

  public String bold(String text) {
    return style("1", text);
  }

  public String dim(String text) {
    return style("2", text);
  }

  public String red(String text) {
    return style("31", text);
  }

  public String green(String text) {
    return style("32", text);
  }

  public String yellow(String text) {
    return style("33", text);
  }

  public String blue(String text) {
    return style("34", text);
  }

  public String cyan(String text) {
    return style("36", text);
  }

  /** A heading over the whole width. */
  public void heading(String text) {
    line();
    line(bold(cyan("── " + text + " " + "─".repeat(Math.max(3, 74 - text.length())))));
  }

  /** A text with blanks behind it up to a width. */
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String style(String code, String text) {
    return coloured ? "\u001b[" + code + "m" + text + RESET : text;
  }
}

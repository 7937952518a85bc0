package org.signalbox.app.internal.text;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal whose text a test reads. */
public final class TerminalOutput {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Terminal terminal;

  public TerminalOutput(boolean coloured) {
    terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), coloured);
  }

  public Terminal terminal() {
    return terminal;
  }

  public String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

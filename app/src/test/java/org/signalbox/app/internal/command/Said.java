package org.signalbox.app.internal.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * What a command line said.
 *
 * @param status its exit status
 * @param text what it printed on either stream
 */
record Said(int status, String text) {

  /** Runs a command line in this process. */
  static Said by(String... arguments) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(capture);
    System.setErr(capture);
    try {
      CommandLine line = SignalboxCommand.commandLine();
      int status = line.execute(arguments);
      return new Said(status, printed.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}

package org.signalbox.testsupport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that runs a main class on the test's own class path and JDK. */
public final class ProgramCommand {

  /**
   * The options that the launcher gives the program, but a smaller heap: many run beside a test.
   */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private ProgramCommand() {}

  public static List<String> java(String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return command;
  }
}

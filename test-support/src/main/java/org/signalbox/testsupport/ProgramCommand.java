package org.signalbox.testsupport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that runs a main class on the test's own class path and JDK; or with the Java options
 * and the class path of the file that {@code -Dsignalbox.program=FILE} names, as the launcher
 * writes it: then it is the packaged program that is tested, with its start cache.
 */
public final class ProgramCommand {

  private static final String PACKAGED = "signalbox.program";

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
    String packaged = System.getProperty(PACKAGED, "");
    if (packaged.isEmpty()) {
      command.addAll(OPTIONS);
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    } else {
      command.add("@" + packaged);
    }
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }
}

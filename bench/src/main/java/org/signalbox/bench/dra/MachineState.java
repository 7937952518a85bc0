package org.signalbox.bench.dra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a figure cannot be understood without.
 *
 * @param processor its name
 * @param processors that this process may use
 * @param memoryMegabytes of the machine
 * @param kernel name and version
 * @param jvm version and vendor
 * @param load one, five and fifteen minutes, as Linux tells it
 */
public record MachineState(
    String processor,
    int processors,
    long memoryMegabytes,
    String kernel,
    String jvm,
    String load) {

  private static final String UNKNOWN = "unknown";

  /** The machine as it is now. */
  public static MachineState now() {
    String memory = value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "");
    return new MachineState(
        value(Path.of("/proc/cpuinfo"), "model name"),
        Runtime.getRuntime().availableProcessors(),
        memory.isEmpty() ? 0 : Long.parseLong(memory) / 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.version") + ", " + System.getProperty("java.vendor"),
        loadAverage());
  }

  private static String loadAverage() {
    String[] fields = text(Path.of("/proc/loadavg")).split(" ");
    return fields.length < 3 ? UNKNOWN : fields[0] + " " + fields[1] + " " + fields[2];
  }

  private static String value(Path file, String name) {
    return text(file)
        .lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  /** One line for people. */
  public String shown() {
    return "%s, %d processors, %,d MB; %s; JVM %s; load %s"
        .formatted(processor, processors, memoryMegabytes, kernel, jvm, load);
  }
}

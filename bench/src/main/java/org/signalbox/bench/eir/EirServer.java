package org.signalbox.bench.eir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real program on a data folder, with the doors that this bench needs. */
final class EirServer implements AutoCloseable {

  private static final List<String> SETTINGS =
      List.of(
          "rpc.http=127.0.0.1:0",
          "rpc.tcp=off",
          "diameter.listen=off",
          "sbi.listen=127.0.0.1:0",
          "console.listen=127.0.0.1:0");

  private final Process process;
  private final String ready;

  private EirServer(Process process, String ready) {
    this.process = process;
    this.ready = ready;
  }

  /** Starts it; returns when its doors are open. */
  static EirServer start(Path home, Path data) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(home.resolve("signalbox").toString(), "start", "--data", data.toString()));
    SETTINGS.forEach(setting -> command.addAll(List.of("--set", setting)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("signalbox ready")) {
        return new EirServer(process, line);
      }
    }
    throw new IOException("the program ended before it was ready");
  }

  /** Host and port of a door. */
  String address(String setting) {
    Matcher found = Pattern.compile(" " + Pattern.quote(setting) + "=(\\S+)").matcher(ready);
    if (!found.find()) {
      throw new IllegalStateException("no " + setting + " in: " + ready);
    }
    return found.group(1);
  }

  /** What the process has in memory. */
  long residentMegabytes() throws IOException {
    return megabytes("VmRSS");
  }

  /** The most that the process ever had in memory. */
  long largestMegabytes() throws IOException {
    return megabytes("VmHWM");
  }

  private long megabytes(String name) throws IOException {
    return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

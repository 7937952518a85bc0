package org.signalbox.bench.nrf;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real program in a process of its own, with the NRF on a free port. */
final class NrfProcess implements AutoCloseable {

  private static final Pattern LISTENS = Pattern.compile("sbi\\.listen=([0-9.]+:[0-9]+)");
  private static final String READY = "signalbox ready";

  private final Process process;
  private final String authority;
  private final long begun;
  private final long ready;

  private NrfProcess(Process process, String authority, long begun) {
    this.process = process;
    this.authority = authority;
    this.begun = begun;
    this.ready = System.nanoTime();
  }

  /** Starts it on a data folder; returns when it is ready. */
  static NrfProcess start(Path home, Path data) throws IOException {
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(
                    home.resolve("signalbox").toString(),
                    "start",
                    "--data",
                    data.toString(),
                    "--set",
                    "sbi.listen=127.0.0.1:0",
                    "--set",
                    "rpc.http=off",
                    "--set",
                    "rpc.tcp=off",
                    "--set",
                    "diameter.listen=off",
                    "--set",
                    "console.listen=off"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        Matcher found = LISTENS.matcher(line);
        if (!found.find()) {
          throw new IOException("no sbi.listen in: " + line);
        }
        return new NrfProcess(process, found.group(1), begun);
      }
    }
    throw new IOException("the program ended before it was ready");
  }

  /** Scheme, host and port. */
  String root() {
    return "http://" + authority;
  }

  long readyMillis() {
    return (ready - begun) / 1_000_000;
  }

  long millisSinceStart() {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  /** Resident memory, in megabytes. */
  long residentMegabytes() throws IOException {
    // The launcher replaces itself by the program: its process is the program's.
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .map(line -> line.replaceAll("[^0-9]", ""))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElse(0)
        / 1024;
  }

  /** Processor time that it has taken so far. */
  long processorMillis() {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

package org.signalbox.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signalbox.bench.rpc.RpcBench;

/** The real program in a process of its own, started as an operator starts it. */
final class BenchServer implements AutoCloseable {

  private static final String READY = "signalbox ready";

  private final Process process;
  private final String readyLine;
  private final long startNanos;

  private BenchServer(Process process, String readyLine, long startNanos) {
    this.process = process;
    this.readyLine = readyLine;
    this.startNanos = startNanos;
  }

  /** Starts it on an empty data folder and free ports; returns when it is ready. */
  static BenchServer start(Path home, Path data) throws IOException {
    return start(command(home, data, "off"), Map.of());
  }

  /**
   * Starts it with a Diameter listener, and memory for a million accounts at 20,000 requests a
   * second: the more is free for what is new, the fewer pauses (decision 0016).
   */
  static BenchServer charging(Path home, Path data) throws IOException {
    return start(command(home, data, "127.0.0.1:0"), Map.of("SIGNALBOX_HEAP", "12g"));
  }

  private static List<String> command(Path home, Path data, String diameter) {
    return List.of(
        home.resolve("signalbox").toString(),
        "start",
        "--data",
        data.toString(),
        "--set",
        "rpc.http=127.0.0.1:0",
        "--set",
        "rpc.tcp=127.0.0.1:0",
        "--set",
        "diameter.listen=" + diameter,
        "--set",
        // With a Diameter listener, also one for metrics.
        "console.listen=" + diameter,
        "--set",
        "sbi.listen=off",
        "--set",
        "diameter.identity=ocs.localdomain");
  }

  private static BenchServer start(List<String> command, Map<String, String> environment)
      throws IOException {
    long begin = System.nanoTime();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        return new BenchServer(process, line, System.nanoTime() - begin);
      }
    }
    throw new IOException("the program ended before it was ready");
  }

  /** From the command to the ready line, launcher included. */
  long startMillis() {
    return startNanos / 1_000_000;
  }

  RpcBench.Target target() {
    return new RpcBench.Target(
        listener("rpc.tcp"), Optional.of(listener("rpc.http")), Optional.of(process.pid()));
  }

  long pid() {
    return process.pid();
  }

  /** Where a listener is, by its setting. */
  InetSocketAddress listener(String setting) {
    Matcher found =
        Pattern.compile(Pattern.quote(setting) + "=([0-9.]+):([0-9]+)").matcher(readyLine);
    if (!found.find()) {
      throw new IllegalStateException("no " + setting + " in: " + readyLine);
    }
    return new InetSocketAddress(found.group(1), Integer.parseInt(found.group(2)));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

package org.signalbox.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
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
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(
                List.of(
                    home.resolve("signalbox").toString(),
                    "start",
                    "--data",
                    data.toString(),
                    "--set",
                    "rpc.http=127.0.0.1:0",
                    "--set",
                    "rpc.tcp=127.0.0.1:0",
                    "--set",
                    "diameter.listen=off",
                    "--set",
                    "sbi.listen=off",
                    "--set",
                    "console.listen=off"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
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
        address("rpc.tcp"), Optional.of(address("rpc.http")), Optional.of(process.pid()));
  }

  private InetSocketAddress address(String setting) {
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

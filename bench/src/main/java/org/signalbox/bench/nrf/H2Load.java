package org.signalbox.bench.nrf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs nghttp2's {@code h2load}, a client written on another HTTP/2 library than the server's, at a
 * fixed rate. It writes down each answer: begin, status and duration.
 *
 * <p>It sends what is due every ten milliseconds at most, all clients of one process at once. So a
 * rate is sent by several processes, begun one after the other ({@link #start}): their moments do
 * not fall together, as those of many network functions do not.
 */
final class H2Load {

  private final Path folder;
  private final String root;
  private final List<String> arguments = new ArrayList<>();

  H2Load(Path folder, String root) {
    this.folder = folder;
    this.root = root;
  }

  /** Asks for paths one after the other, each client from the first on. */
  H2Load paths(String name, List<String> paths) throws IOException {
    Path file = folder.resolve(name + ".txt");
    Files.write(file, paths.stream().map(path -> root + path).toList());
    arguments.addAll(List.of("-i", file.toString()));
    return this;
  }

  /** Sends a body with a method. */
  H2Load body(String method, String mediaType, Path body) {
    arguments.addAll(
        List.of(
            "-d", body.toString(), "-H", ":method: " + method, "-H", "content-type: " + mediaType));
    return this;
  }

  /**
   * Begins to send.
   *
   * @param rate requests per second
   * @param times the answers of the warm-up are not counted
   */
  Running start(String name, int rate, Times times) throws IOException {
    Path log = folder.resolve(name + ".log");
    Files.deleteIfExists(log);
    List<String> command = new ArrayList<>(List.of("h2load"));
    command.addAll(arguments);
    command.addAll(
        List.of(
            "-c",
            "1",
            "-t",
            "1",
            "-m",
            "64",
            "--rps",
            Integer.toString(rate),
            "-D",
            Integer.toString(times.warmUpSeconds() + times.seconds()),
            "--log-file",
            log.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .start();
    return new Running(process, log);
  }

  /**
   * How long a load lasts.
   *
   * @param warmUpSeconds at first, until the compiler has seen the program at work
   * @param seconds that count, behind them
   */
  record Times(int warmUpSeconds, int seconds) {}

  /** A run that was begun. */
  record Running(Process process, Path log) {

    private void end() throws IOException, InterruptedException {
      if (process.waitFor() != 0) {
        throw new IOException("h2load failed; see " + log.getParent());
      }
    }
  }

  /** Waits for the end of runs that were begun together. */
  static LoadFigures figures(List<Running> runs, Times times)
      throws IOException, InterruptedException {
    LoadCounter counter = new LoadCounter(times);
    for (Running run : runs) {
      run.end();
      try (Stream<String> lines = Files.lines(run.log())) {
        lines.forEach(counter::add);
      }
    }
    return counter.figures();
  }
}

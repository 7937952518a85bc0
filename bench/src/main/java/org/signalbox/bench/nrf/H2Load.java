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
   * @param rate requests per second of all clients together
   */
  Running start(String name, int clients, int rate, int seconds) throws IOException {
    Path log = folder.resolve(name + ".log");
    Files.deleteIfExists(log);
    List<String> command = new ArrayList<>(List.of("h2load"));
    command.addAll(arguments);
    command.addAll(
        List.of(
            "-c",
            Integer.toString(clients),
            "-t",
            "1",
            "-m",
            "64",
            "--rps",
            Integer.toString(rate / clients),
            "-D",
            Integer.toString(seconds),
            "--log-file",
            log.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .start();
    return new Running(process, log, seconds);
  }

  /** A run that was begun. */
  record Running(Process process, Path log, int seconds) {

    /** Waits for its end. */
    LoadFigures figures() throws IOException, InterruptedException {
      if (process.waitFor() != 0) {
        throw new IOException("h2load failed; see " + log.getParent());
      }
      long good = 0;
      long bad = 0;
      List<Long> durations = new ArrayList<>();
      try (Stream<String> lines = Files.lines(log)) {
        for (String line : (Iterable<String>) lines::iterator) {
          String[] fields = line.split("\t");
          boolean success = fields[1].startsWith("2");
          good += success ? 1 : 0;
          bad += success ? 0 : 1;
          durations.add(Long.parseLong(fields[2]));
        }
      }
      long[] sorted = durations.stream().mapToLong(Long::longValue).sorted().toArray();
      return new LoadFigures(good / seconds, bad, sorted);
    }
  }
}

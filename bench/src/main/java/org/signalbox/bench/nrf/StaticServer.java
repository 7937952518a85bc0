package org.signalbox.bench.nrf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * nghttp2's {@code nghttpd}, which answers every search with the same file: what the load, this
 * machine and HTTP/2 cost where nothing is searched.
 */
final class StaticServer implements AutoCloseable {

  private static final String PROGRAM = "nghttpd";
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final Process process;
  private final int port;

  private StaticServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it where it is installed.
   *
   * @param folder of its own
   * @param path of what is asked for, without its query
   * @param answer what it answers
   */
  static Optional<StaticServer> start(Path folder, String path, byte[] answer) throws IOException {
    if (!isInstalled()) {
      return Optional.empty();
    }
    Path file = folder.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.write(file, answer);
    int port = freePort();
    Process process =
        new ProcessBuilder(
                List.of(
                    PROGRAM,
                    "--no-tls",
                    "-n",
                    Integer.toString(Runtime.getRuntime().availableProcessors()),
                    "-a",
                    "127.0.0.1",
                    "-d",
                    folder.toString(),
                    Integer.toString(port)))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nghttpd.out").toFile())
            .start();
    StaticServer server = new StaticServer(process, port);
    server.awaitListening();
    return Optional.of(server);
  }

  private static boolean isInstalled() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream((path + ":/usr/sbin").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROGRAM)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() throws IOException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        if (System.nanoTime() > until || !process.isAlive()) {
          close();
          throw new IOException("nghttpd does not listen", e);
        }
        Thread.onSpinWait();
      }
    }
  }

  /** Scheme, host and port. */
  String root() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

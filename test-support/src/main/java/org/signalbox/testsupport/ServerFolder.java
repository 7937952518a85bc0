package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The temporary folder and the account a private server runs with. Database servers refuse to run
 * as root, so a test that runs as root gives the folder to the package's own account.
 */
final class ServerFolder {

  private static final long STOP_SECONDS = 20;

  private final Path path;
  private final String account;

  /**
   * @param account the operating-system account of the server's Debian package
   */
  ServerFolder(String account) {
    this.account = account;
    try {
      path = Files.createTempDirectory("signalbox-" + account);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (asRoot()) {
      ExternalTool.require("chown", "coreutils").run(account + ":", path.toString());
    }
  }

  private static boolean asRoot() {
    return System.getProperty("user.name").equals("root");
  }

  String resolve(String name) {
    return path.resolve(name).toString();
  }

  /** Writes a file into the folder and returns its path. */
  String write(String name, String text) {
    try {
      return Files.writeString(path.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that was free a moment ago. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command to its end under the server's account. */
  void run(List<String> command) {
    List<String> whole = asAccount(command);
    ExternalTool.require(whole.getFirst(), "util-linux").run(whole.subList(1, whole.size()), "");
  }

  /** Starts the server under its account. */
  Process start(List<String> command) {
    try {
      return new ProcessBuilder(asAccount(command))
          .directory(path.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(command.toString(), e);
    }
  }

  private List<String> asAccount(List<String> command) {
    if (!asRoot()) {
      return command;
    }
    // No shell and no session in between: a signal to the child reaches the server itself.
    List<String> whole =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + account, "--regid=" + account, "--clear-groups"));
    whole.addAll(command);
    return whole;
  }

  /** Ends the server and removes the folder. */
  void endAndDelete(Process server) {
    server.destroy();
    try {
      if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
      try (Stream<Path> files = Files.walk(path)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server ended", e);
    }
  }
}

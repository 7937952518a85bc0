package org.signalbox.bench.dra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network of the bench's own (Linux namespaces), whose loopback has one more address: the daemon
 * refuses to listen on 127.0.0.1, and the ports of the machine are left alone.
 */
final class PrivateNetwork {

  private static final InetAddress ADDRESS = InetAddress.ofLiteral("10.99.0.1");
  private static final List<List<String>> WAYS =
      List.of(
          List.of("unshare", "--net"), List.of("unshare", "--user", "--map-root-user", "--net"));

  private PrivateNetwork() {}

  /** The address to listen on, when this process is inside. */
  static Optional<InetAddress> address() throws IOException {
    return NetworkInterface.getByInetAddress(ADDRESS) == null
        ? Optional.empty()
        : Optional.of(ADDRESS);
  }

  /** Runs this very command inside; empty when the system does not allow it. */
  static Optional<Integer> runInside() throws IOException, InterruptedException {
    Optional<List<String>> way = way();
    if (way.isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(way.get());
    command.addAll(List.of("sh", "-c", setUp() + " && exec \"$@\"", "sh"));
    // ProcessHandle tells no arguments of a command as long as a class path makes it.
    command.addAll(List.of(Files.readString(Path.of("/proc/self/cmdline")).split("\0")));
    return Optional.of(new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  private static Optional<List<String>> way() throws IOException, InterruptedException {
    for (List<String> way : WAYS) {
      List<String> trial = new ArrayList<>(way);
      trial.addAll(List.of("sh", "-c", setUp()));
      try {
        Process process = new ProcessBuilder(trial).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        if (process.waitFor() == 0) {
          return Optional.of(way);
        }
      } catch (IOException e) {
        // There is no such program; the caller says what is needed.
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String setUp() {
    return "ip link set lo up && ip address add " + ADDRESS.getHostAddress() + "/32 dev lo";
  }
}

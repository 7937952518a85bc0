package org.signalbox.bench.dra;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the bench works.
 *
 * @param folder for files that nobody keeps
 * @param home of the installation that is measured
 * @param host the address that everything listens on
 */
record Workplace(Path folder, Path home, InetAddress host) {

  /** A workplace with certificates for the relay, the server and the first client. */
  static Workplace prepare(Path home, InetAddress host) throws IOException {
    Path folder = Files.createTempDirectory("signalbox-bench-dra");
    Workplace workplace = new Workplace(folder, home, host);
    for (String identity :
        List.of(BenchMessages.RELAY, BenchMessages.SERVER, BenchMessages.clientHost(0))) {
      workplace.run(
          List.of(
              workplace.program(),
              "cert",
              "--ca",
              "--cn",
              identity,
              "--out",
              workplace.certificates().toString()));
    }
    return workplace;
  }

  String program() {
    return home.resolve("signalbox").toString();
  }

  Path certificates() {
    return folder.resolve("certificates");
  }

  private void run(List<String> command) throws IOException {
    try (ChildProcess child = ChildProcess.start(command, folder.resolve("commands.log"))) {
      child.process().getInputStream().readAllBytes();
      if (child.process().onExit().join().exitValue() != 0) {
        throw new IOException(
            String.join(" ", command)
                + " failed:\n"
                + Files.readString(folder.resolve("commands.log")));
      }
    }
  }
}

package org.signalbox.interop.dra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.PrivateProgram;

/** Debian's freeDiameterd in a private network. Whoever starts it closes it. */
final class FreeDiameterDaemon implements AutoCloseable {

  private static final String READY = "freeDiameterd daemon initialized";

  private final PrivateProgram program;

  private FreeDiameterDaemon(PrivateProgram program) {
    this.program = program;
  }

  static FreeDiameterDaemon start(PrivateNetwork network, Path mainFile) {
    return start(network, mainFile, Optional.empty());
  }

  /**
   * Starts the daemon and waits until it listens.
   *
   * @param tlsKeys where it writes the keys of its TLS sessions
   */
  static FreeDiameterDaemon start(PrivateNetwork network, Path mainFile, Optional<Path> tlsKeys) {
    return new FreeDiameterDaemon(PrivateProgram.start(network, command(mainFile, tlsKeys), READY));
  }

  private static List<String> command(Path mainFile, Optional<Path> tlsKeys) {
    String daemon = ExternalTool.require("freeDiameterd", "freediameter").path().toString();
    ExternalTool.requireFile(
        Path.of("/usr/lib/freeDiameter/rt_default.fdx"), "freediameter-extensions");
    List<String> command = new ArrayList<>();
    tlsKeys.ifPresent(keys -> command.addAll(List.of("env", "SSLKEYLOGFILE=" + keys)));
    // Its log is a pipe, which the C library would write in blocks.
    command.addAll(List.of("stdbuf", "-oL", daemon, "-c", mainFile.toString()));
    return command;
  }

  /** Waits until its log says that it uses a peer. */
  void awaitOpen(String... peers) {
    for (String peer : peers) {
      Await.until(
          () -> isOpen(peer), () -> "freeDiameter to open " + peer + " in:\n" + program.output());
    }
  }

  /** Waits until its log says that it has left a peer. */
  void awaitClosed(String peer) {
    Await.until(() -> !isOpen(peer), () -> "freeDiameter to leave " + peer + " in:\n" + log());
  }

  /** Whether the last state its log tells of a peer is OPEN. */
  boolean isOpen(String peer) {
    String last =
        Pattern.compile("-> '?(STATE_\\w+).*'" + Pattern.quote(peer) + "'")
            .matcher(program.output())
            .results()
            .map(state -> state.group(1))
            .reduce("", (earlier, later) -> later);
    return last.equals("STATE_OPEN") || last.equals("STATE_OPEN_NEW");
  }

  String log() {
    return program.output();
  }

  void kill() {
    program.kill();
  }

  int stop() {
    return program.stop();
  }

  @Override
  public void close() {
    program.close();
  }
}

package org.signalbox.app.internal.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.app.Signalbox;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.HttpRpcCaller;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.Setting;
import org.signalbox.config.Settings;
import org.signalbox.config.SignalboxConfig;
import tools.jackson.databind.JsonNode;

/**
 * The walk through parts 2, 3 and 4 of the baby-steps posts: a real node on an empty data folder,
 * real JSON-RPC calls over HTTP, each answer compared with what the posts show.
 */
public final class Walk {

  private static final String STEPS = "/org/signalbox/app/walk.json";
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Terminal terminal;

  public Walk(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Starts a node, walks, and stops the node.
   *
   * @param data an empty folder
   * @return whether every answer was the expected one
   */
  public boolean run(Path data) {
    terminal.line(terminal.bold("Signalbox") + " · CGrateS in baby steps, parts 2 to 4");
    long started = System.nanoTime();
    try (Signalbox node = Signalbox.start(config(data), InstantSource.system(), failure -> {})) {
      long millis = (System.nanoTime() - started) / NANOS_PER_MILLI;
      terminal.line(
          terminal.dim("One node, an empty data folder, no other server; ready in ")
              + millis
              + terminal.dim(" ms:"));
      node.listeners()
          .forEach((setting, address) ->
              terminal.line(
                  "  "
                      + terminal.dim(Terminal.padded(setting, 16))
                      + address.getAddress().getHostAddress()
                      + ":"
                      + address.getPort()));
      String http =
          Optional.ofNullable(node.listeners().get("rpc.http"))
              .map(address -> "127.0.0.1:" + address.getPort())
              .orElseThrow();
      try (RpcCaller caller = new HttpRpcCaller(http, Optional.empty())) {
        return walk(caller);
      }
    }
  }

  private boolean walk(RpcCaller caller) {
    StepRunner runner = new StepRunner(caller, terminal);
    for (JsonNode part : steps()) {
      terminal.heading(part.path("part").asString(""));
      part.path("steps").forEach(runner::run);
    }
    terminal.line();
    if (runner.unexpected() == 0) {
      terminal.line(
          terminal.bold(
              terminal.green("✓ " + runner.calls() + " calls, every answer as in the posts")));
    } else {
      terminal.line(
          terminal.bold(
              terminal.red(
                  "✗ " + runner.unexpected() + " of " + runner.calls() + " answers unexpected")));
    }
    return runner.unexpected() == 0;
  }

  private static JsonNode steps() {
    try (InputStream in = Walk.class.getResourceAsStream(STEPS)) {
      return CallJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The defaults, on the usual ports where they are free. */
  private static SignalboxConfig config(Path data) {
    List<String> overrides = new ArrayList<>();
    overrides.add("data=" + data);
    overrides.add("logging.level=warn");
    overrides.add("sbi.listen=off");
    for (Setting<Optional<ListenAddress>> listener :
        List.of(
            Settings.RPC_HTTP,
            Settings.RPC_TCP,
            Settings.DIAMETER_LISTEN,
            Settings.CONSOLE_LISTEN)) {
      listener
          .form()
          .decode(listener.text())
          .filter(address -> !isFree(address.port()))
          .ifPresent(taken -> overrides.add(listener.key() + "=127.0.0.1:0"));
    }
    return ConfigReader.read(
        new ConfigSource(Optional.empty(), overrides, name -> Optional.empty()));
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}

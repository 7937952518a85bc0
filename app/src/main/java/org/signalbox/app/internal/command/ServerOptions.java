package org.signalbox.app.internal.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.signalbox.app.DataFolder;
import org.signalbox.app.internal.call.HttpRpcCaller;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a running node. */
final class ServerOptions {

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "The node's JSON-RPC over HTTP; the one of the data folder by default.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Calls as this user; the password is in --password-file.")
  private Optional<String> user = Optional.empty();

  @Option(names = "--password-file", paramLabel = "FILE", description = "The user's password.")
  private Optional<Path> passwordFile = Optional.empty();

  @Option(names = "--token-file", paramLabel = "FILE", description = "Calls with this token.")
  private Optional<Path> tokenFile = Optional.empty();

  /** Opens a caller to the node. */
  RpcCaller open() {
    return new HttpRpcCaller(address(), authorization());
  }

  /** Whether a node runs on the data folder of the configuration, or one was named. */
  boolean isRunning() {
    return server.isPresent() || DataFolder.isInUse(config().data());
  }

  SignalboxConfig config() {
    return node.read();
  }

  private String address() {
    if (server.isPresent()) {
      return server.get();
    }
    SignalboxConfig config = config();
    Map<String, String> listeners = DataFolder.listeners(config.data());
    String running = listeners.get("rpc.http");
    if (running != null) {
      return running;
    }
    Optional<ListenAddress> configured = config.rpc().http();
    return configured
        .map(ListenAddress::toString)
        .orElseThrow(
            () -> new OperatorFault("rpc.http is off: name a node with --server HOST:PORT"));
  }

  private Optional<String> authorization() {
    if (tokenFile.isPresent()) {
      return Optional.of("Bearer " + secret(tokenFile.get()));
    }
    if (user.isEmpty()) {
      return Optional.empty();
    }
    String password =
        passwordFile
            .map(ServerOptions::secret)
            .orElseThrow(() -> new OperatorFault("--user needs --password-file FILE"));
    byte[] credentials = (user.get() + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new OperatorFault("the file " + file + " cannot be read", e);
    }
  }
}

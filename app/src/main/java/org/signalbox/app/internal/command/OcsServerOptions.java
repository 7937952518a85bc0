package org.signalbox.app.internal.command;

import java.util.Optional;
import org.signalbox.app.DataFolder;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.peer.PeerAddress;
import org.signalbox.diameter.peer.PeerConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name a charging system: the node of the data folder, or any other. */
final class OcsServerOptions {

  private static final String LISTENER = "diameter.listen";
  private static final String USUAL_ADDRESS = "127.0.0.1:3868";

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "Where the charging system listens; the node of the data folder by default.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--peer",
      paramLabel = "IDENTITY",
      description = "Its Diameter identity; the node's own by default.")
  private Optional<String> peer = Optional.empty();

  @Option(
      names = "--realm",
      paramLabel = "REALM",
      description = "The Destination-Realm; the node's own by default.")
  private Optional<String> realm = Optional.empty();

  PeerConfig peer() {
    SignalboxConfig config = node.read();
    String identity = peer.orElse(config.diameter().identity());
    if (!DiameterIdentity.isValid(identity)) {
      throw new OperatorFault("found --peer \"" + identity + "\", expected an identity");
    }
    PeerAddress address =
        address(
            server.orElseGet(
                () -> DataFolder.listeners(config.data()).getOrDefault(LISTENER, USUAL_ADDRESS)));
    return PeerConfig.dialling(identity, address.host(), address.port());
  }

  String realm() {
    return realm.orElseGet(() -> node.read().diameter().realm());
  }

  private static PeerAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      String host = text.substring(0, Math.max(0, colon)).replaceAll("^\\[|\\]$", "");
      return new PeerAddress(host, Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new OperatorFault(
          "found --server \"" + text + "\", expected a host and a port, such as 127.0.0.1:3868", e);
    }
  }
}

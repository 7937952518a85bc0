package org.signalbox.app.internal.command;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.signalbox.app.DataFolder;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.node.OfflineEquipment;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.config.StorageConfig;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine.Mixin;

/**
 * Finds the equipment register: that of a running node, or of a data folder that none runs on. A
 * register that no node ever asked is none: what is put there would change nothing.
 */
final class EirOptions {

  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);

  @Mixin private ServerOptions server = new ServerOptions();

  /**
   * Opens it; the caller closes.
   *
   * @throws OperatorFault when there is none, or a node answers that has another
   */
  RpcCaller open() {
    if (server.isRunning()) {
      return server.open();
    }
    SignalboxConfig config = server.config();
    config
        .rpc()
        .http()
        .filter(EirOptions::answers)
        .ifPresent(address -> {
          throw new OperatorFault(
              "something answers at "
                  + address
                  + " (rpc.http), but no node runs on the data folder "
                  + config.data().toAbsolutePath()
                  + ": give --data DIR or --config FILE as that node has it, or --server "
                  + address);
        });
    Path database = DataFolder.databaseFile(config.data());
    if (config.storage().location() instanceof StorageConfig.Embedded && !Files.exists(database)) {
      throw new OperatorFault(
          "no node runs on the data folder "
              + config.data().toAbsolutePath()
              + " and no database is in it: start a node, or name the right folder with --data DIR"
              + " or --config FILE, or a node with --server HOST:PORT");
    }
    return OfflineEquipment.open(config, InstantSource.system());
  }

  private static boolean answers(ListenAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), (int) ANSWER_PATIENCE.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Which register a caller speaks to, behind a blank. */
  static String where(RpcCaller caller) {
    return " in the register of the "
        + (caller instanceof OfflineEquipment ? "data folder " : "node at ")
        + caller.address();
  }

  /** Who asks, for the record of changes. */
  static String actor() {
    return "cli:" + System.getProperty("user.name", "somebody");
  }
}

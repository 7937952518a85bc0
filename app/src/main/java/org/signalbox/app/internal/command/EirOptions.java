package org.signalbox.app.internal.command;

import java.time.InstantSource;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.node.OfflineEquipment;
import picocli.CommandLine.Mixin;

/** Finds the equipment register: that of a running node, or of a data folder that none runs on. */
final class EirOptions {

  @Mixin private ServerOptions server = new ServerOptions();

  /** Opens it; the caller closes. */
  RpcCaller open() {
    return server.isRunning()
        ? server.open()
        : OfflineEquipment.open(server.config(), InstantSource.system());
  }

  /** Who asks, for the record of changes. */
  static String actor() {
    return "cli:" + System.getProperty("user.name", "somebody");
  }
}

package org.signalbox.app.internal.node;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.signalbox.app.DataFolder;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import org.signalbox.rpc.RpcLimits;
import org.signalbox.rpc.RpcLoopback;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.sql.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The methods of the equipment register over a data folder that no node runs on: a command works
 * the same either way. One thread.
 */
public final class OfflineEquipment implements RpcCaller {

  private final DataFolder folder;
  private final Database database;
  private final NodeEquipment equipment;
  private final RpcLoopback methods;
  private final String address;
  private long calls;

  private OfflineEquipment(SignalboxConfig config, InstantSource clock) {
    this.address = config.data().toAbsolutePath().toString();
    this.folder = DataFolder.lock(config.data());
    this.database =
        Database.open(
            PartConfigs.database(config.storage(), folder.databaseFile()), OfflineEquipment::end);
    this.equipment = NodeEquipment.open(database, config.eir(), clock);
    this.methods = new RpcLoopback(RpcRegistry.of(equipment.methods()), RpcLimits.DEFAULT);
  }

  /**
   * Opens the register.
   *
   * @throws OperatorFault when it cannot be opened, or a node runs on it
   */
  public static OfflineEquipment open(SignalboxConfig config, InstantSource clock) {
    return new OfflineEquipment(config, clock);
  }

  /** Storage failed: nothing that the command did can be trusted to be durable. */
  private static void end(Throwable failure) {
    System.err.println("storage failed, the command ends: " + failure.getMessage());
    Runtime.getRuntime().halt(1);
  }

  @Override
  public JsonNode call(String method, ObjectNode parameters) {
    String request = CallJson.request(method, parameters, ++calls);
    List<String> answers = methods.answers(List.of(request.getBytes(StandardCharsets.UTF_8)));
    return CallJson.result(CallJson.read(answers.getFirst()));
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void close() {
    equipment.close();
    database.close();
    folder.close();
  }
}

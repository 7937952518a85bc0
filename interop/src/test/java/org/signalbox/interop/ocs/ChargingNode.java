package org.signalbox.interop.ocs;

import java.nio.file.Path;
import java.util.Map;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** A charging node in a process of its own, with its tariff; killed and started again at will. */
final class ChargingNode implements AutoCloseable {

  /** As in the sample configuration of Open5GS; its realm is that of the defaults. */
  private static final String IDENTITY = "diameter.identity=ocs.localdomain";

  private final Path folder;
  private final String[] settings;
  private SignalboxProcess process;
  private HttpRpcClient rpc;

  /** Grants without a cap, and believes the clocks of clients that play a call back. */
  private static final String FILE =
      """
      policies:
        voice: {time: {default: unlimited, maximum: unlimited}, money: {maximum: 1000}}
        data: {octets: {default: unlimited, maximum: unlimited}}
        message: {units: {default: unlimited, maximum: unlimited}}
      """;

  private ChargingNode(Path folder, String[] settings) {
    this.folder = folder;
    this.settings = settings;
    process = launch();
    rpc = process.http();
  }

  /**
   * Starts a node that grants without a cap.
   *
   * @param folder for its files, existing
   * @param prices by category and account, as {@link ChargedTariff#load} takes them
   */
  static ChargingNode start(Path folder, Map<String, ChargedTariff.Price> prices) {
    Path file = TextFile.write(folder.resolve("ocs.yaml"), FILE);
    ChargingNode node = new ChargingNode(folder, new String[] {IDENTITY, "ocs.file=" + file});
    ChargedTariff.load(node.rpc(), folder.resolve("tariff"), prices);
    return node;
  }

  /** Starts a node that grants by its defaults. */
  static ChargingNode standard(Path folder, Map<String, ChargedTariff.Price> prices) {
    ChargingNode node = new ChargingNode(folder, new String[] {IDENTITY});
    ChargedTariff.load(node.rpc(), folder.resolve("tariff"), prices);
    return node;
  }

  private SignalboxProcess launch() {
    return SignalboxProcess.start(SignalboxSetup.on(folder.resolve("data")).with(settings));
  }

  RpcPort rpc() {
    return (method, parameters) -> rpc.call(method, parameters);
  }

  /** A client that is connected. */
  CreditPeer peer(String host) {
    return CreditPeer.connect(process.listener("diameter.listen"), host);
  }

  Purse purse(String account, String money) {
    return Purse.with(rpc(), account, money);
  }

  /** SIGKILL, and a start on the same files. */
  void restart() {
    rpc.close();
    process.kill();
    process = launch();
    rpc = process.http();
  }

  String log() {
    return process.output();
  }

  @Override
  public void close() {
    rpc.close();
    process.close();
  }
}

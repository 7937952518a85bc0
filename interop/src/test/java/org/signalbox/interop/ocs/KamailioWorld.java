package org.signalbox.interop.ocs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.signalbox.testsupport.CaptureJudgement;
import org.signalbox.testsupport.CaptureReading;
import org.signalbox.testsupport.PacketCapture;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.RoutingAgentProcess;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;
import org.signalbox.testsupport.TcpRpcClient;

/**
 * A private network with a charging node, Kamailio as its client, telephones, and Wireshark looking
 * on; with or without a routing agent between node and client.
 */
final class KamailioWorld implements AutoCloseable {

  static final String SERVER = "ocs01.ocs.example";
  static final String SERVER_REALM = "ocs.example";
  static final String AGENT = "dra.lab.example";
  static final int AGENT_PORT = 3868;
  static final int BEHIND_AGENT_PORT = 13_868;

  private final PrivateNetwork network;
  private final SignalboxProcess node;
  private final TcpRpcClient rpc;
  private final ChargingProxy kamailio;
  private final Telephones telephones;
  private final PacketCapture capture;

  private KamailioWorld(PrivateNetwork network, Path folder, boolean hasAgent) {
    this.network = network;
    capture = PacketCapture.start(network, folder.resolve("kamailio.pcapng"));
    int port = hasAgent ? BEHIND_AGENT_PORT : AGENT_PORT;
    node =
        SignalboxProcess.start(
            SignalboxSetup.on(folder.resolve("data"))
                .wrappedIn(network.command(List.of()))
                .with(
                    "diameter.listen=" + PrivateNetwork.ADDRESS + ":" + port,
                    "diameter.identity=" + SERVER,
                    "diameter.realm=" + SERVER_REALM,
                    "diameter.anonymous=true"));
    rpc = network.run(node::tcp);
    ChargedTariff.load(
        rpc::call, folder.resolve("tariff"), Map.of("call,*any", ChargedTariff.Price.SECOND));
    if (hasAgent) {
      agent(network, folder);
    }
    kamailio =
        ChargingProxy.start(
            network,
            folder.resolve("kamailio"),
            hasAgent ? AGENT : SERVER,
            hasAgent ? "lab.example" : SERVER_REALM);
    telephones =
        Telephones.start(
            network, folder.resolve("sipp"), () -> new CallLogs(kamailio.log(), node.output()));
  }

  /** Opens it without an agent. */
  static KamailioWorld open(Path folder) {
    return new KamailioWorld(network(), folder, false);
  }

  /** Opens it with an agent between Kamailio and the node. */
  static KamailioWorld openBehindAgent(Path folder) {
    return new KamailioWorld(network(), folder, true);
  }

  private static PrivateNetwork network() {
    return PrivateNetwork.open(SERVER, AGENT, ChargingProxy.IDENTITY, "ims.example");
  }

  private static void agent(PrivateNetwork network, Path folder) {
    Path routes =
        TextFile.write(
            folder.resolve("dra.yaml"),
            """
            node:
              identity: %s
              realm: lab.example
              listen:
                - {address: 10.99.0.1, port: 3868}
              timers: {watchdog: 6s, reconnect: 1s}
            peers:
              %s: {advertise: [Cx, Ro]}
              %s: {connect: "10.99.0.1:%d"}
            """
                .formatted(AGENT, ChargingProxy.IDENTITY, SERVER, BEHIND_AGENT_PORT));
    RoutingAgentProcess agent =
        RoutingAgentProcess.start(network, folder.resolve("agent"), "--routes", routes.toString());
    agent.awaitOpen(SERVER);
  }

  /** An account with money. */
  Purse purse(String account, String money) {
    return Purse.with(rpc::call, account, money);
  }

  Telephones telephones() {
    return telephones;
  }

  /** Waits until calls can be charged. */
  void awaitConnected() {
    kamailio.awaitConnected();
  }

  String log() {
    return kamailio.log() + "\n" + node.output();
  }

  /** Ends the capture and has Wireshark judge it. */
  CaptureJudgement judgement() {
    return capture.stop(CaptureReading.clear(AGENT_PORT, BEHIND_AGENT_PORT));
  }

  @Override
  public void close() {
    telephones.close();
    kamailio.close();
    rpc.close();
    node.close();
    network.close();
  }
}

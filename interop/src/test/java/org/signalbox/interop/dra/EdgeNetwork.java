package org.signalbox.interop.dra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.signalbox.testsupport.PacketCapture;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.RoutingAgentProcess;

/**
 * A client and two servers that reach each other through real freeDiameter daemons on both sides of
 * the agent:
 *
 * <pre>
 *   mme ── edge-a ── DRA ─┬─ edge-b1 ── hss1
 *                         └─ edge-b2 ── hss2
 * </pre>
 *
 * <p>edge-a and the DRA dial each other at once; edge-b1 is dialled by the DRA, edge-b2 dials it.
 * The watchdog of edge-a is faster than the agent's, that of edge-b1 slower, so that each side
 * asks.
 */
final class EdgeNetwork implements AutoCloseable {

  static final int DRA_PORT = 3868;
  static final int EDGE_A_PORT = 13_001;
  private static final int EDGE_B_PORT = 13_010;
  private static final int HSS_PORT = 13_900;

  private static final String COMMON =
      """
      SecPort = 0; No_SCTP; No_IPv6; ListenOn = "10.99.0.1"; TcTimer = 1;
      """;

  private final Path folder;
  private final PrivateNetwork network = PrivateNetwork.open();
  private final PacketCapture capture;
  private final RoutingAgentProcess agent;
  private FreeDiameterDaemon edgeA;
  private FreeDiameterDaemon edgeB1;
  private final TestPeer mme = TestPeer.of(network, "mme01.a.example", "a.example");
  private final TestPeer hss1 = TestPeer.of(network, "hss1.b.example", "b.example");
  private final TestPeer hss2 = TestPeer.of(network, "hss2.b.example", "b.example");

  /**
   * Starts everything and waits until each neighbour is open to the next.
   *
   * @param folder for files, empty
   */
  EdgeNetwork(Path folder) {
    this.folder = folder;
    capture = PacketCapture.start(network, folder.resolve("edges.pcapng"));
    hss1.listen(PrivateNetwork.ADDRESS, HSS_PORT + 1);
    hss2.listen(PrivateNetwork.ADDRESS, HSS_PORT + 2);
    write("to-dra.conf", "* : \"dra.lab.example\" += DEFAULT ;\n");
    write("neighbours.conf", "ALLOW_IPSEC *.a.example *.b.example *.lab.example\n");
    agent =
        RoutingAgentProcess.start(
            network,
            folder.resolve("data"),
            "--freediameter",
            write("dra.conf", agentFile()).toString());
    edgeB1 = startEdgeB(1);
    startEdgeB(2);
    edgeA = startEdgeA();
    agent.awaitOpen("edge-a.a.example", "edge-b1.b.example", "edge-b2.b.example");
    edgeA.awaitOpen("dra.lab.example");
    hss1.awaitOpen();
    hss2.awaitOpen();
    mme.dial(EDGE_A_PORT);
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String agentFile() {
    return "Identity = \"dra.lab.example\"; Realm = \"lab.example\"; Port = 3868;\n"
        + COMMON
        + "TwTimer = 6;\n"
        + "ConnectPeer = \"edge-a.a.example\" { No_TLS; TwTimer = 30; ConnectTo = \"10.99.0.1\"; Port = 13001; };\n"
        + "ConnectPeer = \"edge-b1.b.example\" { No_TLS; ConnectTo = \"10.99.0.1\"; Port = 13011; };\n"
        + extension("acl_wl", "neighbours.conf");
  }

  private String extension(String name, String file) {
    return "LoadExtension = \"" + name + ".fdx\" : \"" + folder.resolve(file) + "\";\n";
  }

  /** The file of an edge daemon that reaches other realms through the DRA. */
  private Path edge(String host, int port, String peers) {
    String realm = host.substring(host.indexOf('.') + 1);
    return write(
        host + ".conf",
        "Identity = \""
            + host
            + "\"; Realm = \""
            + realm
            + "\"; Port = "
            + port
            + ";\n"
            + COMMON
            + "TwTimer = "
            + (host.equals("edge-a.a.example") ? 6 : 30)
            + ";\nLoadExtension = \"dbg_msg_dumps.fdx\" : \"0x0020\";\n"
            + extension("acl_wl", "neighbours.conf")
            + extension("rt_default", "to-dra.conf")
            + peers);
  }

  private static String connect(String host, int port) {
    return "ConnectPeer = \""
        + host
        + "\" { No_TLS; ConnectTo = \"10.99.0.1\"; Port = "
        + port
        + "; };\n";
  }

  private FreeDiameterDaemon startEdgeA() {
    String dra = connect("dra.lab.example", DRA_PORT);
    return FreeDiameterDaemon.start(network, edge("edge-a.a.example", EDGE_A_PORT, dra));
  }

  private FreeDiameterDaemon startEdgeB(int number) {
    String dra = number == 1 ? "" : connect("dra.lab.example", DRA_PORT);
    String hss = connect("hss" + number + ".b.example", HSS_PORT + number);
    return FreeDiameterDaemon.start(
        network, edge("edge-b" + number + ".b.example", EDGE_B_PORT + number, dra + hss));
  }

  PrivateNetwork network() {
    return network;
  }

  RoutingAgentProcess agent() {
    return agent;
  }

  PacketCapture capture() {
    return capture;
  }

  TestPeer mme() {
    return mme;
  }

  TestPeer hss1() {
    return hss1;
  }

  TestPeer hss2() {
    return hss2;
  }

  FreeDiameterDaemon edgeA() {
    return edgeA;
  }

  FreeDiameterDaemon edgeB1() {
    return edgeB1;
  }

  /** Starts edge-b1 again after its end, and waits until requests can go through it. */
  void restartEdgeB1() {
    edgeB1 = startEdgeB(1);
    agent.awaitOpen("edge-b1.b.example");
    hss1.awaitOpen();
  }

  /** Starts edge-a again after its end, and the client with it. */
  void restartEdgeA() {
    edgeA = startEdgeA();
    agent.awaitOpen("edge-a.a.example");
    edgeA.awaitOpen("dra.lab.example");
    mme.dial(EDGE_A_PORT);
  }

  /** Forgets what the peers have received. */
  void forget() {
    for (TestPeer peer : List.of(mme, hss1, hss2)) {
      peer.received().clear();
      peer.strays().clear();
      peer.answering(peer::success);
    }
  }

  /** Who got a request: one of the two servers. */
  Optional<TestPeer> receiver() {
    return hss1.received().isEmpty()
        ? Optional.of(hss2).filter(peer -> !peer.received().isEmpty())
        : Optional.of(hss1);
  }

  @Override
  public void close() {
    mme.close();
    hss1.close();
    hss2.close();
    network.close();
  }
}

package org.signalbox.interop.dra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.PacketCapture;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.RepositoryFolder;
import org.signalbox.testsupport.RoutingAgentProcess;

/**
 * The network of the posts with its own addresses and ports: the agent in one network, the MME and
 * the six HSSs in another, a cable between them. The agent's {@code /etc/freeDiameter} is a folder
 * of the test.
 */
final class PostsNetwork implements AutoCloseable {

  static final String REALM = "mnc001.mcc001.3gppnetwork.org";
  static final String MME = "mme01.mnc001.mcc001.3gppnetwork.org";

  private static final String DRA_ADDRESS = "10.98.0.1";
  private static final Map<String, String> ADDRESSES = addresses();

  private final Path etc;
  private final Path data;
  private final PrivateNetwork agentSide = PrivateNetwork.open();
  private final PrivateNetwork peerSide = PrivateNetwork.open();
  private final PacketCapture capture;
  private final Map<String, TestPeer> peers = new LinkedHashMap<>();
  private final RoutingAgentProcess agent;

  private static Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put(MME, "10.98.0.10");
    addresses.put("hss01", "10.0.1.252");
    addresses.put("hss02", "10.0.1.253");
    addresses.put("hss-mvno-x", "10.98.0.22");
    addresses.put("hss-lab", "10.0.2.2");
    addresses.put("hss03", "10.0.3.3");
    addresses.put("hss04", "10.0.4.4");
    return addresses;
  }

  /**
   * Makes certificates as the posts do, and starts the agent under part 3 with the MME and hss01
   * up.
   *
   * @param folder empty
   */
  PostsNetwork(Path folder) {
    etc = folder.resolve("etc");
    data = folder.resolve("data");
    try {
      Files.createDirectories(etc);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    makeCertificates();
    agentSide.addAddresses(DRA_ADDRESS);
    peerSide.addAddresses(ADDRESSES.values().toArray(String[]::new));
    agentSide.connect(peerSide, List.copyOf(ADDRESSES.values()), List.of(DRA_ADDRESS));
    agentSide.mount(etc, "/etc/freeDiameter");
    capture =
        PacketCapture.start(
            agentSide, PrivateNetwork.CABLE, "10.98.0.10", folder.resolve("posts.pcapng"));
    put("part3.conf", "freeDiameter.conf");
    up(MME);
    up("hss01");
    agent =
        RoutingAgentProcess.start(
            agentSide, data, "--freediameter", "/etc/freeDiameter/freeDiameter.conf");
    agent.awaitOpen(MME, "hss01");
  }

  private void makeCertificates() {
    ExternalTool openssl = ExternalTool.require("openssl", "openssl");
    String key = etc.resolve("privkey.pem").toString();
    String certificate = etc.resolve("cert.pem").toString();
    openssl.run(
        "req",
        "-new",
        "-batch",
        "-x509",
        "-days",
        "3650",
        "-nodes",
        "-newkey",
        "rsa:1024",
        "-out",
        certificate,
        "-keyout",
        key,
        "-subj",
        "/CN=dra01.epc.mnc001.mcc001.3gppnetwork.org");
    // The posts look for a group of their own, which takes minutes now and then.
    openssl.run(
        "genpkey",
        "-genparam",
        "-algorithm",
        "DH",
        "-pkeyopt",
        "group:ffdhe2048",
        "-out",
        etc.resolve("dh.pem").toString());
  }

  /** Puts a file of the posts into {@code /etc/freeDiameter} under another name. */
  void put(String fixture, String name) {
    try {
      Files.copy(
          RepositoryFolder.resolve("fixtures/freediameter/posts/" + fixture),
          etc.resolve(name),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file into {@code /etc/freeDiameter}. */
  void write(String name, String text) {
    try {
      Files.writeString(etc.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String fixture(String name) {
    try {
      return Files.readString(RepositoryFolder.resolve("fixtures/freediameter/posts/" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a peer of the posts on its address, port 3868. */
  void up(String host) {
    String address = ADDRESSES.get(host);
    if (address == null) {
      throw new IllegalArgumentException(host);
    }
    peers.put(host, TestPeer.of(peerSide, host, REALM).listen(address, 3868));
  }

  void down(String host) {
    peer(host).close();
    peers.remove(host);
    Await.until(() -> !agent.stateOf(host).equals("OPEN"), () -> host + " to be missed");
  }

  TestPeer peer(String host) {
    TestPeer peer = peers.get(host);
    if (peer == null) {
      throw new IllegalArgumentException(host + " is not up");
    }
    return peer;
  }

  RoutingAgentProcess agent() {
    return agent;
  }

  PacketCapture capture() {
    return capture;
  }

  /** An Update-Location-Request of the MME. */
  static MessageBuilder request(String user) {
    MessageBuilder request =
        DiameterMessage.request(Applications.S6A, Applications.UPDATE_LOCATION);
    request.text(BaseAvp.SESSION_ID, "mme01;1;2");
    request.integer32(BaseAvp.AUTH_SESSION_STATE, 1);
    request.text(BaseAvp.ORIGIN_HOST, MME);
    request.text(BaseAvp.ORIGIN_REALM, REALM);
    request.text(BaseAvp.DESTINATION_REALM, REALM);
    request.text(BaseAvp.USER_NAME, user);
    return request;
  }

  /** Sends a request of the MME a number of times; how often each HSS answered. */
  Map<String, Integer> answered(MessageBuilder request, int times) {
    Map<String, Integer> counts = new TreeMap<>();
    Answers.awaitAll(peer(MME).sendAll(Collections.nCopies(times, request.build())))
        .forEach(answer -> counts.merge(Answers.originHost(answer), 1, Integer::sum));
    return counts;
  }

  @Override
  public void close() {
    peers.values().forEach(TestPeer::close);
    agentSide.close();
    peerSide.close();
  }
}

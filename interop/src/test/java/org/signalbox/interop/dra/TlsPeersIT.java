package org.signalbox.interop.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.CaptureJudgement;
import org.signalbox.testsupport.CaptureReading;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.PacketCapture;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.RoutingAgentProcess;
import org.signalbox.testsupport.SignalboxCommandLine;
import tools.jackson.databind.JsonNode;

/**
 * freeDiameter, which is GnuTLS, and the agent under certificates of {@code ./signalbox cert}: TLS
 * on a port of its own, dialled by either side, and the old TLS inside a clear connection.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsPeersIT {

  private static final String DIALS = "edge-dials.a.example";
  private static final String DIALLED = "edge-dialled.a.example";
  private static final String OLD = "edge-old.a.example";

  @TempDir static Path folder;
  private static PrivateNetwork network;
  private static PacketCapture capture;
  private static RoutingAgentProcess agent;
  private static TestPeer hss;

  @BeforeAll
  static void open() {
    network = PrivateNetwork.open();
    capture = PacketCapture.start(network, folder.resolve("tls.pcapng"));
    // Without it freeDiameter looks for a group of its own, which takes minutes now and then.
    ExternalTool.require("openssl", "openssl")
        .run(
            "genpkey",
            "-genparam",
            "-algorithm",
            "DH",
            "-pkeyopt",
            "group:ffdhe2048",
            "-out",
            folder.resolve("dh.pem").toString());
    certificate("dra.lab.example", "good");
    for (String edge : new String[] {DIALS, DIALLED, OLD}) {
      certificate(edge, "good");
    }
    certificate("edge-forged.a.example", "forged");
    hss = TestPeer.of(network, "hss.b.example", "b.example").listen(PrivateNetwork.ADDRESS, 13_900);
    write("to-dra.conf", "* : \"dra.lab.example\" += DEFAULT ;\n");
    write("clients.conf", "ALLOW_IPSEC *.c.example\n");
    write("dra-acl.conf", DIALS + " edge-forged.a.example\nALLOW_OLD_TLS " + OLD + "\n");
    write(
        "dra.conf",
        """
        Identity = "dra.lab.example"; Realm = "lab.example"; Port = 3868; SecPort = 5868;
        No_SCTP; No_IPv6; ListenOn = "10.99.0.1"; TcTimer = 1; TwTimer = 6;
        """
            + tls("dra.lab.example", "good")
            + extension("acl_wl", "dra-acl.conf")
            + "ConnectPeer = \"hss.b.example\" { No_TLS; ConnectTo = \"10.99.0.1\"; Port = 13900; };\n"
            + "ConnectPeer = \""
            + DIALLED
            + "\" { ConnectTo = \"10.99.0.1\"; Port = 13502; };\n");
    start(DIALLED, 2, "");
    agent =
        RoutingAgentProcess.start(
            network,
            folder.resolve("data"),
            "--freediameter",
            folder.resolve("dra.conf").toString());
    String dra = "ConnectPeer = \"dra.lab.example\" { ConnectTo = \"10.99.0.1\"; ";
    start(DIALS, 1, dra + "Port = 5868; };\n");
    start(OLD, 3, dra + "TLS_old_method; Port = 3868; };\n");
    agent.awaitOpen("hss.b.example", DIALS, DIALLED, OLD);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static void certificate(String name, String authority) {
    String out = folder.resolve(authority).toString();
    SignalboxCommandLine made =
        SignalboxCommandLine.run("cert", "--cn", name, "--ca", "--out", out);
    assertThat(made.status()).as(made.output()).isZero();
  }

  private static Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tls(String name, String authority) {
    Path files = folder.resolve(authority);
    return "TLS_Cred = \""
        + files.resolve(name + ".cert.pem")
        + "\", \""
        + files.resolve(name + ".key.pem")
        + "\";\nTLS_CA = \""
        + files.resolve("ca.pem")
        + "\";\nTLS_DH_File = \""
        + folder.resolve("dh.pem")
        + "\";\n";
  }

  private static String extension(String name, String file) {
    return "LoadExtension = \"" + name + ".fdx\" : \"" + folder.resolve(file) + "\";\n";
  }

  /** Starts an edge daemon: clear on 13400 and TLS on 13500, both plus its number. */
  private static FreeDiameterDaemon start(String host, int number, String peers) {
    String authority = host.contains("forged") ? "forged" : "good";
    String acl = write(host + "-acl.conf", "dra.lab.example\nALLOW_IPSEC *.c.example\n").toString();
    Path file =
        write(
            host + ".conf",
            "Identity = \""
                + host
                + "\"; Realm = \"a.example\"; Port = "
                + (13_400 + number)
                + "; SecPort = "
                + (13_500 + number)
                + ";\nNo_SCTP; No_IPv6; ListenOn = \"10.99.0.1\"; TcTimer = 1; TwTimer = 6;\n"
                + tls(host, authority)
                + extension("acl_wl", Path.of(acl).getFileName().toString())
                + extension("rt_default", "to-dra.conf")
                + peers);
    return FreeDiameterDaemon.start(network, file, Optional.of(folder.resolve("keys.log")));
  }

  private static String transportOf(String peer) {
    for (JsonNode each : agent.status().path("peers")) {
      if (each.path("peer").stringValue("").equals(peer)) {
        return each.path("transport").stringValue("");
      }
    }
    return "";
  }

  @Order(1)
  @ParameterizedTest
  @CsvSource({DIALS + ", 13401", DIALLED + ", 13402", OLD + ", 13403"})
  void shouldCarryRequestsOverTls(String edge, int port) {
    // Given
    try (TestPeer client = TestPeer.of(network, "mme-" + port + ".c.example", "c.example")) {
      client.dial(port);
      MessageBuilder request =
          DiameterMessage.request(Applications.S6A, Applications.UPDATE_LOCATION);
      request.text(BaseAvp.SESSION_ID, "tls;" + port);
      request.integer32(BaseAvp.AUTH_SESSION_STATE, 1);
      request.origin(client.origin());
      request.text(BaseAvp.DESTINATION_REALM, "b.example");

      // When
      DiameterMessage answer = client.ask(request.build());

      // Then
      assertThat(Answers.originHost(answer)).isEqualTo(hss.host());
      assertThat(transportOf(edge)).startsWith("TLS/");
    }
  }

  @Order(2)
  @Test
  void shouldNotTakeACertificateOfAnotherAuthority() {
    // Given
    String dra = "ConnectPeer = \"dra.lab.example\" { ConnectTo = \"10.99.0.1\"; Port = 5868; };\n";

    // When
    FreeDiameterDaemon forged = start("edge-forged.a.example", 4, dra);

    // Then
    Await.until(
        () -> forged.log().contains("TLS ERROR"),
        () -> "a handshake to fail: " + forged.log() + agent.output());
    assertThat(agent.stateOf("edge-forged.a.example")).isNotEqualTo("OPEN");
    assertThat(forged.isOpen("dra.lab.example")).isFalse();
  }

  @Order(3)
  @Test
  void shouldBeReadByWiresharkWithTheKeysOfGnuTls() {
    // Given
    CaptureReading reading =
        CaptureReading.clear(13_401, 13_402, 13_403, 13_900)
            .withTls(folder.resolve("keys.log"), 5868, 13_502);

    // When
    CaptureJudgement judgement = capture.stop(reading);

    // Then
    assertThat(judgement.errors()).isEmpty();
    assertThat(judgement.count("tls && diameter.cmd.code == 257")).isGreaterThanOrEqualTo(4);
    assertThat(judgement.count("tls && diameter.cmd.code == 316")).isPositive();
  }
}

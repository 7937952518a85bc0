package org.signalbox.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.dra.LoopbackPeers.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterClient;
import org.signalbox.dra.LoopbackPeers.Server;
import org.signalbox.dra.yaml.RouteFileSource;

/** A running agent under a routing file, between real nodes over loopback. */
class RouteFileAgentTest {

  private static final String REALM = "lab.example";
  private static final int UPDATE_LOCATION = 316;
  private static final int CANCEL_LOCATION = 317;

  @TempDir Path folder;

  private final List<AutoCloseable> running = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : running.reversed()) {
      each.close();
    }
  }

  @Test
  void shouldShareByWeightAndKeepUpdatesAwayFromTheMme() throws Exception {
    // Given
    LoopbackPeers peers =
        start(
            """
            accept: [{identity: "*.lab.example", from: 127.0.0.0/8}]
            groups: {hss: [{peer: hss01.lab.example, weight: 3}, hss02.lab.example, mme.lab.example]}
            routes: [{when: {application: S6a}, then: {to: hss}}]
            """);
    Server first = peers.server("hss01.lab.example", ResultCode.SUCCESS);
    Server second = peers.server("hss02.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = peers.client("mme.lab.example");

    // When
    for (int i = 0; i < 40; i++) {
      assertThat(resultCode(await(mme.send(request("001010000000001"))))).isEqualTo(2001);
    }

    // Then
    assertThat(first.received()).hasSize(30);
    assertThat(second.received()).hasSize(10);
  }

  @Test
  void shouldLearnFromItsRequestsThatAPeerIsAnMme() throws Exception {
    // Given
    LoopbackPeers peers =
        start(
            """
            accept: [{identity: "*.lab.example"}]
            routes: [{then: {to: [mme2.lab.example, hss01.lab.example]}}]
            """);
    Server hss = peers.server("hss01.lab.example", ResultCode.SUCCESS);
    Server otherMme = peers.server("mme2.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = peers.client("mme.lab.example");
    await(mme.send(request("1")));
    assertThat(otherMme.received()).hasSize(1);
    await(otherMme.node().send(from("mme2.lab.example", UPDATE_LOCATION)));

    // When
    await(mme.send(request("1")));

    // Then
    assertThat(otherMme.received()).hasSize(1);
    assertThat(hss.received()).hasSize(2);
  }

  @Test
  void shouldRewriteTheRealmOnTheWire() throws Exception {
    // Given
    LoopbackPeers peers =
        start(
            """
            accept: [{identity: "*.lab.example"}]
            tables:
              partners:
                of: imsi
                file: partners.csv
            routes: [{when: {imsi: "table:partners"}, then: {to: "table:partners"}}]
            """);
    Server partner =
        peers
            .inRealm("epc.mnc070.mcc901.3gppnetwork.org")
            .server("partner.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = peers.client("mme.lab.example");

    // When
    DiameterMessage answer = await(mme.send(request("901700000000001")));

    // Then
    assertThat(resultCode(answer)).isEqualTo(2001);
    assertThat(partner.received().getFirst().avps().text(BaseAvp.DESTINATION_REALM))
        .contains("epc.mnc070.mcc901.3gppnetwork.org");
  }

  @Test
  void shouldTryTheNextPeerAfterAChosenAnswer() throws Exception {
    // Given
    LoopbackPeers peers =
        start(
            """
            accept: [{identity: "*.lab.example"}]
            routes: [{then: {to: [hss01.lab.example, hss02.lab.example], retry-on: 3004}}]
            """);
    Server busy = peers.server("hss01.lab.example", ResultCode.TOO_BUSY);
    Server free = peers.server("hss02.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = peers.client("mme.lab.example");

    // When
    DiameterMessage answer = await(mme.send(request("1")));

    // Then
    assertThat(resultCode(answer)).isEqualTo(2001);
    assertThat(busy.received()).hasSize(1);
    assertThat(free.received()).hasSize(1);
  }

  @Test
  void shouldRedirectAndRefuse() throws Exception {
    // Given
    LoopbackPeers peers =
        start(
            """
            accept: [{identity: "*.lab.example"}]
            routes:
              - {when: {imsi: "1"}, then: {redirect: {hosts: "aaa://hss09.lab.example"}}}
              - {when: {imsi: "2"}, then: {refuse: {code: 5003}}}
            """);
    DiameterClient mme = peers.client("mme.lab.example");

    // When
    DiameterMessage redirected = await(mme.send(request("100000")));
    DiameterMessage refused = await(mme.send(request("200000")));

    // Then
    assertThat(resultCode(redirected)).isEqualTo(3006);
    assertThat(redirected.avps().text(BaseAvp.REDIRECT_HOST)).contains("aaa://hss09.lab.example");
    assertThat(resultCode(refused)).isEqualTo(5003);
  }

  @Test
  void shouldRefuseWhatAPeerMayNotSend() throws Exception {
    // Given
    LoopbackPeers peers =
        start(
            """
            accept:
              - {identity: "mme.lab.example", may-send: {S6a: [AIR]}}
              - {identity: "partner.lab.example", origin-realms: other.example}
              - {identity: "*.lab.example"}
            """);
    peers.server("hss01.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = peers.client("mme.lab.example");
    DiameterClient partner = peers.client("partner.lab.example");

    // When
    DiameterMessage command = await(mme.send(request("1")));
    DiameterMessage realm = await(partner.send(from("partner.lab.example", UPDATE_LOCATION)));

    // Then
    assertThat(resultCode(command)).isEqualTo(3001);
    assertThat(resultCode(realm)).isEqualTo(5004);
  }

  @Test
  void shouldLetInOnlyWhomAPatternCovers() throws Exception {
    // Given
    LoopbackPeers peers =
        start(
            """
            accept:
              - {identity: "far*.lab.example", from: 10.0.0.0/8}
              - {identity: "near*.lab.example"}
            """);

    // When
    DiameterClient near = peers.client("near1.lab.example");

    // Then
    assertThat(near.connected()).isCompleted();
    assertThatThrownBy(() ->
            peers
                .dial("far1.lab.example")
                .connected()
                .toCompletableFuture()
                .get(1, TimeUnit.SECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void shouldTakeOverAChangedFileAndKeepItWhenTheNextIsBad() throws Exception {
    // Given
    LoopbackPeers peers = start(routesTo("hss01.lab.example"));
    Server first = peers.server("hss01.lab.example", ResultCode.SUCCESS);
    Server second = peers.server("hss02.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = peers.client("mme.lab.example");
    await(mme.send(request("1")));

    // When
    write(routesTo("hss02.lab.example"));
    peers.agent().reload();
    await(mme.send(request("1")));
    write(routesTo("hss03"));

    // Then
    assertThatThrownBy(peers.agent()::reload)
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("dra.yaml:5:22: found \"hss03\", expected a group or a peer");
    await(mme.send(request("1")));
    assertThat(first.received()).hasSize(1);
    assertThat(second.received()).hasSize(2);
  }

  @Test
  void shouldSendACancelLocationBackToTheMme() throws Exception {
    // Given
    LoopbackPeers peers = start("accept: [{identity: '*.lab.example'}]");
    Server hss = peers.server("hss01.lab.example", ResultCode.SUCCESS);
    Server mme = peers.server("mme.lab.example", ResultCode.SUCCESS);
    await(mme.node().send(from("mme.lab.example", UPDATE_LOCATION)));

    // When
    DiameterMessage answer = await(hss.node().send(from("hss01.lab.example", CANCEL_LOCATION)));

    // Then
    assertThat(resultCode(answer)).isEqualTo(2001);
    assertThat(mme.received()).hasSize(1);
  }

  @Test
  void shouldHandOverToItsMateAndNeverGetTheRequestBack() throws Exception {
    // Given
    LoopbackPeers first =
        start("accept: [{identity: 'dra2.lab.example', mate: true}, {identity: '*.lab.example'}]");
    int port = first.agent().node().addresses().getFirst().getPort();
    Path file =
        Files.writeString(
            folder.resolve("dra2.yaml"),
            """
            node: {identity: dra2.lab.example, listen: [{address: 127.0.0.1, port: 0}]}
            peers: {dra.lab.example: {connect: "127.0.0.1:%d", mate: true}}
            accept: [{identity: "*.lab.example"}]
            """
                .formatted(port));
    RoutingAgent other = RoutingAgent.start(new RouteFileSource(file), InstantSource.system());
    running.add(other);
    LoopbackPeers second = new LoopbackPeers(other, REALM);
    running.add(second);
    await(first.agent().node().whenOpen(DiameterIdentity.of("dra2.lab.example")));
    DiameterClient mme = first.client("mme.lab.example");

    // When
    DiameterMessage nobody = await(mme.send(request("1")));
    Server hss = second.server("hss01.lab.example", ResultCode.SUCCESS);
    DiameterMessage answered = await(mme.send(request("1")));

    // Then
    assertThat(resultCode(nobody)).isEqualTo(3002);
    assertThat(nobody.avps().text(BaseAvp.ORIGIN_HOST)).contains("dra2.lab.example");
    assertThat(resultCode(answered)).isEqualTo(2001);
    assertThat(hss.received().getFirst().avps().all(BaseAvp.ROUTE_RECORD)).hasSize(2);
  }

  private static String routesTo(String peer) {
    return """
    accept: [{identity: "*.lab.example"}]
    routes: [{then: {to: %s}}]
    """
        .formatted(peer);
  }

  private LoopbackPeers start(String text) throws IOException {
    Files.writeString(
        folder.resolve("partners.csv"),
        """
        numbers,to,destination-realm
        # the posts' partner
        90170,partner.lab.example,epc.mnc070.mcc901.3gppnetwork.org
        """);
    RoutingAgent agent =
        RoutingAgent.start(new RouteFileSource(write(text)), InstantSource.system());
    running.add(agent);
    LoopbackPeers peers = new LoopbackPeers(agent, REALM);
    running.add(peers);
    return peers;
  }

  private Path write(String text) throws IOException {
    return Files.writeString(
        folder.resolve("dra.yaml"),
        """
        node:
          identity: dra.lab.example
          listen: [{address: 127.0.0.1, port: 0}]
        """
            + text);
  }

  private static DiameterMessage request(String imsi) {
    return from("mme.lab.example", UPDATE_LOCATION)
        .append(BaseAvp.USER_NAME, imsi.getBytes(StandardCharsets.UTF_8));
  }

  private static DiameterMessage from(String host, int command) {
    MessageBuilder builder = DiameterMessage.request(LoopbackPeers.S6A, command);
    builder.text(BaseAvp.SESSION_ID, host + ";1;2");
    builder.text(BaseAvp.ORIGIN_HOST, host);
    builder.text(BaseAvp.ORIGIN_REALM, REALM);
    builder.text(BaseAvp.DESTINATION_REALM, REALM);
    return builder.build();
  }

  private static int resultCode(DiameterMessage answer) {
    return (int) answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElseThrow();
  }
}

package org.signalbox.interop.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.CaptureJudgement;
import org.signalbox.testsupport.CaptureReading;

/** Real freeDiameter daemons on both sides of the agent. The last test judges all their traffic. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EdgeDaemonsIT {

  private static final int LOAD = 400;

  @TempDir static Path folder;
  private static EdgeNetwork world;

  @BeforeAll
  static void open() {
    world = new EdgeNetwork(folder);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @BeforeEach
  void forget() {
    world.forget();
  }

  private static DiameterMessage request(int application, int command) {
    MessageBuilder request = DiameterMessage.request(application, command);
    request.text(BaseAvp.SESSION_ID, "mme01.a.example;1;2");
    request.integer32(BaseAvp.AUTH_SESSION_STATE, 1);
    request.origin(world.mme().origin());
    request.text(BaseAvp.DESTINATION_REALM, "b.example");
    request.text(BaseAvp.USER_NAME, "001010000000001");
    request.octets(AvpKey.of(99_001), 0, new byte[] {1, 2, 3, 4, 5});
    request.octets(
        AvpKey.of(77, 99_999), Avp.MANDATORY, "unknown".getBytes(StandardCharsets.UTF_8));
    request.octets(AvpKey.of(99_002, 10_415), Avp.PROTECTED, new byte[0]);
    return request.build();
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(
      ints = {Applications.S6A, Applications.CREDIT_CONTROL, Applications.CX, Applications.RX})
  void shouldCarryRequestsOfEveryApplicationByteForByte(int application) {
    // Given
    DiameterMessage request = request(application, Applications.UPDATE_LOCATION);

    // When
    DiameterMessage answer = world.mme().ask(request);

    // Then
    DiameterMessage received = world.receiver().orElseThrow().received().element();
    assertThat(Answers.result(answer)).isEqualTo(2001);
    assertThat(received.flags()).isEqualTo(request.flags());
    assertThat(received.applicationId()).isEqualTo(application);
    assertThat(received.avps().all(BaseAvp.ROUTE_RECORD))
        .extracting(Avp::text)
        .containsExactly("mme01.a.example", "edge-a.a.example", "dra.lab.example");
    assertThat(without(received, BaseAvp.ROUTE_RECORD)).isEqualTo(request.avps().stream().toList());
  }

  private static List<Avp> without(DiameterMessage message, AvpKey key) {
    return message.avps().stream().filter(avp -> !avp.is(key)).toList();
  }

  @Order(2)
  @Test
  void shouldCarryAnswersByteForByte() {
    // Given
    AvpKey unknown = AvpKey.of(88_001, 4_711);
    for (TestPeer hss : List.of(world.hss1(), world.hss2())) {
      hss.answering(request -> hss.success(request).append(unknown, new byte[] {7, 7, 7}));
    }

    // When
    DiameterMessage answer =
        world.mme().ask(request(Applications.S6A, Applications.UPDATE_LOCATION));

    // Then
    TestPeer server = world.receiver().orElseThrow();
    DiameterMessage sent =
        server.success(server.received().element()).append(unknown, new byte[] {7, 7, 7});
    assertThat(without(answer, BaseAvp.ROUTE_RECORD)).isEqualTo(sent.avps().stream().toList());
  }

  @Order(3)
  @Test
  void shouldCarryRequestsOfServersToClients() {
    // Given
    MessageBuilder cancel = DiameterMessage.request(Applications.S6A, 317);
    cancel.text(BaseAvp.SESSION_ID, "hss1.b.example;1;3");
    cancel.origin(world.hss1().origin());
    cancel.text(BaseAvp.DESTINATION_HOST, "mme01.a.example");
    cancel.text(BaseAvp.DESTINATION_REALM, "a.example");

    // When
    DiameterMessage answer = world.hss1().ask(cancel.build());

    // Then
    assertThat(Answers.originHost(answer)).isEqualTo("mme01.a.example");
    assertThat(world.mme().received()).hasSize(1);
  }

  @Order(4)
  @Test
  void shouldSettleOnOneConnectionWhenBothDial() {
    // Given
    String connections = "( sport = :3868 or sport = :13001 )";

    // When
    String established = world.network().tool("ss", "-Htn", "state", "established", connections);

    // Then
    List<String> withEdgeA = established.lines().filter(line -> line.contains(":13001 ")).toList();
    assertThat(world.agent().stateOf("edge-a.a.example")).isEqualTo("OPEN");
    assertThat(world.edgeA().isOpen("dra.lab.example")).isTrue();
    assertThat(withEdgeA).as(established).isNotEmpty();
    assertThat(Answers.result(world.mme().ask(request(Applications.S6A, 316)))).isEqualTo(2001);
  }

  @Order(5)
  @Test
  void shouldRefuseAStrangerWith3010() {
    // Given
    try (TestPeer stranger = TestPeer.of(world.network(), "who.else.example", "else.example")) {

      // When
      int result = stranger.dial("10.99.0.1", "10.99.0.1", EdgeNetwork.DRA_PORT);

      // Then
      assertThat(result).isEqualTo(3010);
    }
  }

  @Order(6)
  @Test
  void shouldGiveEachRequestOneAnswerWhenADaemonDiesUnderLoad() {
    // Given
    world.hss1().fallSilent();
    List<CompletableFuture<DiameterMessage>> answers =
        world
            .mme()
            .sendAll(
                Collections.nCopies(LOAD, request(Applications.S6A, Applications.UPDATE_LOCATION)));
    Await.until(
        () -> world.hss1().received().size() + world.hss2().received().size() == LOAD,
        () -> "all requests to arrive");
    Set<Integer> lost = identifiers(world.hss1());

    // When
    world.edgeB1().kill();

    // Then
    assertThat(lost).isNotEmpty();
    assertThat(Answers.awaitAll(answers))
        .hasSize(LOAD)
        .allSatisfy(answer -> assertThat(Answers.originHost(answer)).isEqualTo("hss2.b.example"));
    assertThat(
            world.hss2().received().stream()
                .filter(DiameterMessage::isRetransmitted)
                .map(DiameterMessage::endToEnd))
        .containsExactlyInAnyOrderElementsOf(lost);
    assertThat(world.mme().strays()).isEmpty();
  }

  private static Set<Integer> identifiers(TestPeer peer) {
    return peer.received().stream()
        .map(DiameterMessage::endToEnd)
        .collect(java.util.stream.Collectors.toSet());
  }

  @Order(7)
  @Test
  void shouldTakeAKilledDaemonBack() {
    // Given
    world.agent().awaitState("CLOSED", "edge-b1.b.example");

    // When
    world.restartEdgeB1();

    // Then
    Await.until(
        () -> {
          world.mme().ask(request(Applications.S6A, Applications.UPDATE_LOCATION));
          return !world.hss1().received().isEmpty();
        },
        () -> "requests to go through edge-b1 again");
  }

  @Order(8)
  @Test
  void shouldLeaveADaemonWithDprAndTakeItBack() {
    // Given
    world.agent().call("drain edge-b1.b.example");

    // When
    List<DiameterMessage> answers =
        IntStream.range(0, 20)
            .mapToObj(i -> world.mme().ask(request(Applications.S6A, 316)))
            .toList();

    // Then
    assertThat(world.agent().stateOf("edge-b1.b.example")).isNotEqualTo("OPEN");
    world.edgeB1().awaitClosed("dra.lab.example");
    assertThat(answers).allSatisfy(answer -> assertThat(Answers.result(answer)).isEqualTo(2001));
    assertThat(world.hss1().received()).isEmpty();
    world.agent().call("resume edge-b1.b.example");
    world.agent().awaitOpen("edge-b1.b.example");
  }

  @Order(9)
  @Test
  void shouldAnswerTheDprOfADaemonThatEnds() {
    // Given
    FreeDiameterDaemon edge = world.edgeA();

    // When
    int status = edge.stop();

    // Then
    assertThat(status).isZero();
    assertThat(world.agent().stateOf("edge-a.a.example")).isNotEqualTo("OPEN");
    world.restartEdgeA();
    assertThat(Answers.result(world.mme().ask(request(Applications.S6A, 316)))).isEqualTo(2001);
  }

  @Order(10)
  @Test
  void shouldAskAndAnswerWatchdogs() {
    // Given
    // A daemon logs what it sends before it sends it; what it has received was on the wire.
    String received = "RCV from 'dra.lab.example': (no model)0/280 f:";

    // When
    Await.until(
        () ->
            world.edgeA().log().contains(received + "----")
                && world.edgeB1().log().contains(received + "R---"),
        () -> "watchdogs in " + world.edgeA().log() + world.edgeB1().log());

    // Then
    assertThat(world.agent().stateOf("edge-a.a.example")).isEqualTo("OPEN");
    assertThat(world.agent().stateOf("edge-b1.b.example")).isEqualTo("OPEN");
  }

  @Order(11)
  @Test
  void shouldLookSoundToWireshark() {
    // Given
    CaptureReading reading = CaptureReading.clear(3868, 13_001, 13_011, 13_012, 13_901, 13_902);

    // When
    CaptureJudgement judgement = world.capture().stop(reading);

    // Then
    assertThat(judgement.errors()).isEmpty();
    assertThat(judgement.messages().keySet())
        .containsAll(
            Stream.of("257R", "257A", "280R", "280A", "282R", "282A", "316R", "316A", "317R")
                .toList());
    assertThat(judgement.count(watchdogOfOurs(1))).as("watchdogs of ours").isPositive();
    assertThat(judgement.count(watchdogOfOurs(0))).as("answers to theirs").isPositive();
    assertThat(judgement.messages().get("316R")).isGreaterThanOrEqualTo(4L * LOAD);
  }

  /**
   * Requests or answers. Over any connection: where a daemon starts again, it or the agent dials
   * first.
   *
   * @param isRequest 1 or 0
   */
  private static String watchdogOfOurs(int isRequest) {
    return "diameter.cmd.code == "
        + BaseCommand.DEVICE_WATCHDOG
        + " && diameter.flags.request == "
        + isRequest
        + " && diameter.Origin-Host == \"dra.lab.example\"";
  }
}

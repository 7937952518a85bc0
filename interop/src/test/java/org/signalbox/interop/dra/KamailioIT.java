package org.signalbox.interop.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.testsupport.CaptureJudgement;
import org.signalbox.testsupport.CaptureReading;
import org.signalbox.testsupport.PacketCapture;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.RoutingAgentProcess;

/**
 * Stock Kamailio as I-CSCF and S-CSCF (Cx), P-CSCF (Rx) and charging client (Ro): it ignores a peer
 * that names only Relay, and reaches its servers through an agent that names the applications to
 * it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KamailioIT {

  private static final int MULTIMEDIA_AUTH = 303;
  private static final int AA = 265;
  private static final AvpKey SERVER_NAME = AvpKey.of(602, Applications.VENDOR_3GPP);
  private static final AvpKey PUBLIC_IDENTITY = AvpKey.of(601, Applications.VENDOR_3GPP);
  private static final AvpKey AUTH_ITEMS = AvpKey.of(607, Applications.VENDOR_3GPP);
  private static final AvpKey AUTH_ITEM = AvpKey.of(612, Applications.VENDOR_3GPP);
  private static final AvpKey ITEM_NUMBER = AvpKey.of(613, Applications.VENDOR_3GPP);
  private static final AvpKey SCHEME = AvpKey.of(608, Applications.VENDOR_3GPP);
  private static final AvpKey AUTHENTICATE = AvpKey.of(609, Applications.VENDOR_3GPP);
  private static final AvpKey AUTHORIZATION = AvpKey.of(610, Applications.VENDOR_3GPP);
  private static final AvpKey CC_REQUEST_TYPE = AvpKey.of(416);
  private static final AvpKey CC_REQUEST_NUMBER = AvpKey.of(415);
  private static final AvpKey CREDIT_CONTROL = AvpKey.of(456);
  private static final AvpKey GRANTED_UNIT = AvpKey.of(431);
  private static final AvpKey CC_TIME = AvpKey.of(420);

  @TempDir static Path folder;
  private static PrivateNetwork network;
  private static PacketCapture capture;
  private static RoutingAgentProcess agent;
  private static KamailioServer kamailio;
  private static TestPeer hss;
  private static TestPeer ocs;
  private static TestPeer pcrf;

  @BeforeAll
  static void open() throws IOException {
    network = PrivateNetwork.open("dra.lab.example", KamailioServer.IDENTITY, "ims.example");
    capture = PacketCapture.start(network, folder.resolve("kamailio.pcapng"));
    hss = server("hss.ims.example", "ims.example", 13_901);
    ocs = server("ocs01.ocs.example", "ocs.example", 13_902);
    pcrf = server("pcrf.pcrf.example", "pcrf.example", 13_903);
    Path routes =
        Files.writeString(
            folder.resolve("dra.yaml"),
            """
            node:
              identity: dra.lab.example
              realm: lab.example
              listen:
                - {address: 10.99.0.1, port: 3868}
              timers: {watchdog: 6s, reconnect: 1s}
            peers:
              cscf.ims.example: {advertise: [Cx, Rx, Ro]}
              hss.ims.example: {connect: "10.99.0.1:13901"}
              ocs01.ocs.example: {connect: "10.99.0.1:13902"}
              pcrf.pcrf.example: {connect: "10.99.0.1:13903"}
            """);
    agent =
        RoutingAgentProcess.start(network, folder.resolve("data"), "--routes", routes.toString());
    kamailio = KamailioServer.start(network, folder.resolve("kamailio"));
    agent.awaitOpen(
        KamailioServer.IDENTITY, "hss.ims.example", "ocs01.ocs.example", "pcrf.pcrf.example");
  }

  private static TestPeer server(String host, String realm, int port) {
    TestPeer server = TestPeer.of(network, host, realm).listen(PrivateNetwork.ADDRESS, port);
    server.answering(request -> answer(server, request));
    return server;
  }

  /** The least that Kamailio takes for a success. */
  private static DiameterMessage answer(TestPeer server, DiameterMessage request) {
    MessageBuilder answer = request.answer().result(2001).origin(server.origin());
    answer.integer32(BaseAvp.AUTH_APPLICATION_ID, request.applicationId());
    if (request.applicationId() == Applications.CX) {
      answer.integer32(BaseAvp.AUTH_SESSION_STATE, 1);
      answer.text(SERVER_NAME, "sip:scscf.ims.example:5060");
      request.avps().first(BaseAvp.USER_NAME).ifPresent(answer::add);
    }
    if (request.commandCode() == MULTIMEDIA_AUTH) {
      request.avps().first(PUBLIC_IDENTITY).ifPresent(answer::add);
      answer.integer32(AUTH_ITEMS, 1);
      answer.group(
          AUTH_ITEM,
          item -> {
            item.integer32(ITEM_NUMBER, 1);
            item.text(SCHEME, "Digest-MD5");
            item.text(AUTHENTICATE, "0123456789abcdef0123456789abcdef");
            item.text(AUTHORIZATION, "fedcba9876543210fedcba9876543210");
          });
    }
    if (request.applicationId() == Applications.CREDIT_CONTROL) {
      answer.integer32(CC_REQUEST_TYPE, request.avps().unsigned32(CC_REQUEST_TYPE).orElse(1));
      answer.integer32(CC_REQUEST_NUMBER, request.avps().unsigned32(CC_REQUEST_NUMBER).orElse(0));
      answer.group(
          CREDIT_CONTROL,
          control -> {
            control.group(GRANTED_UNIT, granted -> granted.integer32(CC_TIME, 30));
            control.integer32(BaseAvp.RESULT_CODE, 2001);
          });
    }
    return answer.build();
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static String register(String role) {
    return """
    REGISTER sip:ims.example SIP/2.0
    Via: SIP/2.0/UDP 10.99.0.1:5070;rport;branch=z9hG4bK-ROLE
    Max-Forwards: 70
    From: <sip:001010000000001@ims.example>;tag=ROLE
    To: <sip:001010000000001@ims.example>
    Call-ID: ROLE
    CSeq: 1 REGISTER
    Contact: <sip:001010000000001@10.99.0.1:5070>
    Authorization: Digest username="001010000000001@ims.example",realm="ims.example",uri="sip:ims.example",nonce="",response=""
    P-Visited-Network-ID: ims.example
    X-Role: ROLE
    Expires: 600
    Content-Length: 0

    """
        .replace("ROLE", role);
  }

  private static String invite() {
    return """
    INVITE sip:001010000000002@ims.example SIP/2.0
    Via: SIP/2.0/UDP 10.99.0.1:5070;rport;branch=z9hG4bK-call
    Max-Forwards: 70
    From: <sip:001010000000001@ims.example>;tag=call
    To: <sip:001010000000002@ims.example>
    Call-ID: call
    CSeq: 1 INVITE
    Contact: <sip:001010000000001@10.99.0.1:5070>
    P-Asserted-Identity: <sip:001010000000001@ims.example>
    P-Charging-Vector: icid-value=42
    Content-Length: 0

    """;
  }

  @Order(1)
  @Test
  void shouldCarryTheUserAuthorizationOfTheICscf() {
    // Given
    String register = register("I-CSCF");

    // When
    String status = kamailio.ask(register);

    // Then
    assertThat(status).as(kamailio::log).isEqualTo("SIP/2.0 200 UAA");
    assertThat(hss.received())
        .extracting(DiameterMessage::commandCode)
        .contains(Applications.USER_AUTHORIZATION);
  }

  @Order(2)
  @Test
  void shouldCarryTheMultimediaAuthOfTheSCscf() {
    // Given
    String register = register("S-CSCF");

    // When
    String status = kamailio.ask(register);

    // Then
    assertThat(status).as(kamailio::log).startsWith("SIP/2.0 401 Unauthorized");
    assertThat(hss.received()).extracting(DiameterMessage::commandCode).contains(MULTIMEDIA_AUTH);
  }

  @Order(3)
  @Test
  void shouldCarryTheResourceRequestOfThePCscf() {
    // Given
    String register = register("P-CSCF");

    // When
    String status = kamailio.ask(register);

    // Then
    assertThat(status).as(kamailio::log).isEqualTo("SIP/2.0 200 AAA");
    assertThat(pcrf.received()).extracting(DiameterMessage::commandCode).contains(AA);
  }

  @Order(4)
  @Test
  void shouldCarryTheCreditControlOfACall() {
    // Given
    String invite = invite();

    // When
    String status = kamailio.ask(invite);

    // Then
    assertThat(status).as(kamailio::log).isEqualTo("SIP/2.0 480 CCA");
    assertThat(ocs.received())
        .extracting(DiameterMessage::commandCode)
        .contains(Applications.CREDIT_CONTROL_COMMAND);
  }

  @Order(5)
  @Test
  void shouldLookSoundToWireshark() {
    // Given
    CaptureReading reading = CaptureReading.clear(3868, 13_901, 13_902, 13_903);

    // When
    CaptureJudgement judgement = capture.stop(reading);

    // Then
    // Kamailio sends an address as text where the value is to be its octets.
    assertThat(judgement.errors("Invalid User-Equipment-Info-Value length")).isEmpty();
    assertThat(judgement.messages())
        .containsKeys(
            "257R", "257A", "300R", "300A", "303R", "303A", "265R", "265A", "272R", "272A");
  }
}

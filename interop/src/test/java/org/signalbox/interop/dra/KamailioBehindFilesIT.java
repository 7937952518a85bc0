package org.signalbox.interop.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.RoutingAgentProcess;

/**
 * Stock Kamailio behind an agent under freeDiameter's own file, which has no word for what a peer
 * is told: the command line has.
 */
class KamailioBehindFilesIT {

  private static final AvpKey SERVER_NAME = AvpKey.of(602, Applications.VENDOR_3GPP);

  @TempDir static Path folder;
  private static PrivateNetwork network;
  private static KamailioServer kamailio;
  private static TestPeer hss;

  @BeforeAll
  static void open() throws IOException {
    network = PrivateNetwork.open("dra.lab.example", KamailioServer.IDENTITY, "ims.example");
    hss =
        TestPeer.of(network, "hss.ims.example", "ims.example")
            .listen(PrivateNetwork.ADDRESS, 13_901);
    hss.answering(KamailioBehindFilesIT::registered);
    Path main =
        Files.writeString(
            folder.resolve("freeDiameter.conf"),
            """
            Identity = "dra.lab.example"; Realm = "lab.example"; Port = 3868; SecPort = 0;
            No_SCTP; No_IPv6; ListenOn = "10.99.0.1"; TcTimer = 1; TwTimer = 6;
            LoadExtension = "acl_wl.fdx" : "%s";
            ConnectPeer = "hss.ims.example" { No_TLS; ConnectTo = "10.99.0.1"; Port = 13901; };
            """
                .formatted(
                    Files.writeString(folder.resolve("acl.conf"), "ALLOW_IPSEC *.ims.example\n")));
    RoutingAgentProcess agent =
        RoutingAgentProcess.start(
            network,
            folder.resolve("data"),
            "--freediameter",
            main.toString(),
            "--advertise",
            KamailioServer.IDENTITY + "=Cx,Rx,Ro");
    kamailio = KamailioServer.start(network, folder.resolve("kamailio"));
    agent.awaitOpen(KamailioServer.IDENTITY, "hss.ims.example");
  }

  private static DiameterMessage registered(DiameterMessage request) {
    MessageBuilder answer = request.answer().result(2001).origin(hss.origin());
    answer.integer32(BaseAvp.AUTH_SESSION_STATE, 1);
    answer.text(SERVER_NAME, "sip:scscf.ims.example:5060");
    return answer.build();
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void shouldReachItsServer() {
    // Given
    String register =
        """
        REGISTER sip:ims.example SIP/2.0
        Via: SIP/2.0/UDP 10.99.0.1:5070;rport;branch=z9hG4bK-files
        Max-Forwards: 70
        From: <sip:001010000000001@ims.example>;tag=files
        To: <sip:001010000000001@ims.example>
        Call-ID: files
        CSeq: 1 REGISTER
        Contact: <sip:001010000000001@10.99.0.1:5070>
        Authorization: Digest username="001010000000001@ims.example",realm="ims.example",uri="sip:ims.example",nonce="",response=""
        P-Visited-Network-ID: ims.example
        Expires: 600
        Content-Length: 0

        """;

    // When
    String status = kamailio.ask(register);

    // Then
    assertThat(status).as(kamailio::log).isEqualTo("SIP/2.0 200 UAA");
    assertThat(hss.received())
        .extracting(DiameterMessage::commandCode)
        .contains(Applications.USER_AUTHORIZATION);
  }
}

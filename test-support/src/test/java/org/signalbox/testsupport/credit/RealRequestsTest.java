package org.signalbox.testsupport.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written here is what the real clients were seen to send. */
class RealRequestsTest {

  private static final int HEADER = 20;

  private static final KamailioCall CALL =
      new KamailioCall(
          new ClientNode("cscf.ims.example", "ims.example", "ocs01.ocs.example", "ocs.example"),
          "cscf.ims.example;173915114;1",
          "+61400000001",
          "sip:+61400000002@ims.example",
          "1-62@10.99.0.1");

  private static final Open5gsSession SESSION =
      new Open5gsSession(
          Open5gsSession.SAMPLE_NODE,
          "smf.localdomain;1795668978;1;app_gy",
          "001010000000001",
          "61400000001",
          "internet");

  private static final Instant BEGIN = Instant.parse("2026-11-26T04:56:18Z");

  /** The octets after the header, whose identifiers are the sender's own. */
  private static byte[] captured(String name) throws IOException {
    try (InputStream in = RealRequestsTest.class.getResourceAsStream(name)) {
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
      return body(HexFormat.of().parseHex(hex));
    }
  }

  private static byte[] body(byte[] message) {
    return Arrays.copyOfRange(message, HEADER, message.length);
  }

  @Test
  void shouldWriteTheFirstRequestOfACallAsKamailioDoes() throws IOException {
    // When
    byte[] request = CALL.initial(BEGIN, 30);

    // Then
    assertThat(body(request)).isEqualTo(captured("kamailio-initial.hex"));
  }

  @Test
  void shouldWriteARequestInMidCallAsKamailioDoes() throws IOException {
    // When
    byte[] request = CALL.update(1, BEGIN.plusSeconds(1), 1, 30);

    // Then
    assertThat(body(request)).isEqualTo(captured("kamailio-update.hex"));
  }

  @Test
  void shouldWriteTheLastRequestOfACallAsKamailioDoes() throws IOException {
    // Given
    Instant end = BEGIN.plusSeconds(6).plusNanos(981_385_000);

    // When
    byte[] request = CALL.termination(4, end, 2);

    // Then
    assertThat(body(request)).isEqualTo(captured("kamailio-termination.hex"));
  }

  @Test
  void shouldHaveTheLengthsThatOpen5gsWasSeenToSend() {
    // Given
    Open5gsSession.Use used = new Open5gsSession.Use(10, 400_000, 600_000);

    // When
    Stream<byte[]> requests =
        Stream.of(
            SESSION.initial(BEGIN),
            SESSION.update(1, BEGIN, used, 3),
            SESSION.termination(2, BEGIN, used));

    // Then
    assertThat(requests.map(request -> request.length)).containsExactly(780, 844, 832);
  }
}

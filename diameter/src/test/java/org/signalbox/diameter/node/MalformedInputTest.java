package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.testsupport.Seeded;

/** Hostile octets on open connections: answered where that makes sense, and nobody else suffers. */
class MalformedInputTest extends NodeScenario {

  private static final int DWR = 280;

  private static byte[] withLength(DiameterMessage message, int length) {
    byte[] octets = message.encoded();
    ByteBuffer.wrap(octets).putInt(0, 1 << 24 | length);
    return octets;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 19, 21, 1_000_001, 16_777_212, 16_777_215})
  void shouldAnswer5015AndCloseWhenTheFrameCannotBeTrusted(int length) {
    // Given
    DiameterNode relay = relay("a.home", "b.home");
    RawPeer peer = peer(relay, "a.home");
    RawPeer other = peer(relay, "b.home");

    // When
    DiameterMessage answer = peer.send(withLength(peer.request("home", 8, 9), length)).read();

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.INVALID_MESSAGE_LENGTH);
    assertThat(answer.hopByHop()).isEqualTo(8);
    assertThat(peer.readUnlessClosed()).isEmpty();
    assertThat(other.exchange(other.base(DWR)).commandCode()).isEqualTo(DWR);
    assertThat(occurred).containsEntry(Occurrence.DECODE_ERROR, 1);
  }

  @Test
  void shouldAnswer5011AndCloseOnAnotherVersion() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");
    byte[] octets = peer.request("home", 8, 9).encoded();
    octets[0] = 2;

    // When
    DiameterMessage answer = peer.send(octets).read();

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.UNSUPPORTED_VERSION);
    assertThat(peer.readUnlessClosed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 0xFFFF})
  void shouldAnswer5014AndGoOnWhenAnAvpLengthIsWrong(int length) {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");
    byte[] octets = peer.request("home", 8, 9).encoded();
    ByteBuffer.wrap(octets).putInt(DiameterMessage.HEADER_LENGTH + 4, 0x40 << 24 | length);

    // When
    DiameterMessage answer = peer.send(octets).read();

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
    assertThat(answer.avps().group(BaseAvp.FAILED_AVP).has(BaseAvp.SESSION_ID)).isTrue();
    assertThat(peer.exchange(peer.base(DWR)).commandCode()).isEqualTo(DWR);
  }

  @Test
  void shouldAnswer3008ToARequestThatIsAnError() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");

    // When
    DiameterMessage answer = peer.exchange(peer.request("home", 8, 9).withFlags(0xE0));

    // Then
    assertThat(Nodes.resultCode(answer)).isEqualTo(ResultCode.INVALID_HDR_BITS);
    assertThat(peer.exchange(peer.base(DWR)).commandCode()).isEqualTo(DWR);
  }

  @Test
  void shouldAnswerTheClientWhenTheServersAnswerIsMalformed() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    client.send(client.request("home", 1, 2));
    byte[] answer = server.success(server.read()).encoded();
    ByteBuffer.wrap(answer).putInt(DiameterMessage.HEADER_LENGTH + 4, 3);

    // When
    server.send(answer);
    DiameterMessage passed = client.read();

    // Then
    assertThat(Nodes.resultCode(passed)).isEqualTo(ResultCode.UNABLE_TO_DELIVER);
    assertThat(passed.endToEnd()).isEqualTo(2);
    assertThat(server.exchange(server.base(DWR)).commandCode()).isEqualTo(DWR);
  }

  @Test
  void shouldSurviveAWatchdogAnswerWithTheProxiableBit() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");

    // When
    peer.send(peer.success(peer.base(DWR)).withFlags(0x40));

    // Then
    assertThat(peer.exchange(peer.base(DWR)).commandCode()).isEqualTo(DWR);
  }

  @Test
  void shouldReadMessagesThatComeOctetByOctet() {
    // Given
    DiameterNode relay = relay("a.home");
    RawPeer peer = peer(relay, "a.home");

    // When
    for (byte octet : peer.base(DWR).encoded()) {
      peer.send(new byte[] {octet});
    }

    // Then
    assertThat(peer.read().commandCode()).isEqualTo(DWR);
  }

  @Test
  void shouldRelayAThousandNestedGroupsAndUnknownMandatoryAvpsAsTheyAre() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");
    AvpKey unknown = AvpKey.of(99_999, 4711);
    Avp nested = Avp.of(unknown, Avp.MANDATORY, new byte[] {1, 2, 3});
    for (int i = 0; i < 1000; i++) {
      nested = Avp.of(unknown, Avp.MANDATORY, nested.encoded());
    }
    DiameterMessage request = client.request("home", 1, 2).edit().add(nested).build();

    // When
    client.send(request);

    // Then
    assertThat(server.read().avps().first(unknown)).contains(nested);
  }

  @Test
  void shouldRelayALargeMessage() {
    // Given
    DiameterNode relay = relay("client.visited", "server.home");
    RawPeer client = peer(relay, "client.visited");
    RawPeer server = peer(relay, "server.home");

    // When
    client.send(client.request("home", 1, 2).append(BaseAvp.CLASS, new byte[200_000]));

    // Then
    assertThat(server.read().length()).isGreaterThan(200_000);
  }

  @Seeded
  @Test
  void shouldServeOthersWhateverOneSends(SplittableRandom random) {
    // Given
    DiameterNode relay = relay("client.visited", "server.home", "other.work");
    RawPeer server = peer(relay, "server.home");
    RawPeer other = peer(relay, "other.work");
    Thread.ofVirtual().start(() -> answerAll(server));

    // When
    for (int round = 0; round < 30; round++) {
      RawPeer hostile = closing(RawPeer.connect(relay, "client.visited"));
      hostile.send(hostile.cer());
      byte[] octets = hostile.request("home", round, round).encoded();
      for (int i = 0; i < 4; i++) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
      hostile.send(octets);
      hostile.close();
    }

    // Then
    assertThat(other.exchange(other.base(DWR)).commandCode()).isEqualTo(DWR);
  }

  private static void answerAll(RawPeer server) {
    var request = server.readUnlessClosed();
    while (request.isPresent()) {
      if (request.get().isRequest()) {
        server.send(server.success(request.get()));
      }
      request = server.readUnlessClosed();
    }
  }
}

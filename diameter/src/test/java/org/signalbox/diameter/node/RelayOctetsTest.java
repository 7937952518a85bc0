package org.signalbox.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The relay rules of RFC 6733 §6, octet by octet: what leaves is what came, but for what an agent
 * must change. Messages are written out by hand after RFC 6733 §3 and §4.
 */
class RelayOctetsTest extends NodeScenario {

  private static final int REQUEST_PROXIABLE = 0xC0;
  private static final int REQUEST = 0x80;
  private static final int PROXIABLE = 0x40;
  private static final int ERROR = 0x20;
  private static final int RETRANSMITTED = 0x10;
  private static final int MANDATORY = 0x40;

  private static final byte[] SESSION = avp(263, MANDATORY, "s;1");
  private static final byte[] ORIGIN =
      joined(avp(264, MANDATORY, "client.visited"), avp(296, MANDATORY, "visited"));
  private static final byte[] REALM = avp(283, MANDATORY, "home");

  /** Two groups of agents that the request has passed: Proxy-Host and Proxy-State each. */
  private static final byte[] PROXY_INFO =
      joined(
          group(284, avp(280, MANDATORY, "p1.visited"), avp(33, MANDATORY, "state-1")),
          group(284, avp(280, MANDATORY, "p2.ipx"), avp(33, MANDATORY, "\u0000\u0001\u0002")));

  /** Mandatory, of a vendor, and known to nobody. */
  private static final byte[] UNKNOWN = HexFormat.of().parseHex("00ffff01c000000f0000abcd01020300");

  private RawPeer client;
  private RawPeer server;

  @BeforeEach
  void connect() {
    DiameterNode relay = relay("client.visited", "server.home");
    client = peer(relay, "client.visited");
    server = peer(relay, "server.home");
  }

  private static byte[] avp(int code, int flags, String text) {
    return avp(code, flags, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] avp(int code, int flags, byte[] data) {
    int length = 8 + data.length;
    ByteBuffer out = ByteBuffer.allocate((length + 3) / 4 * 4);
    return out.putInt(code).putInt(flags << 24 | length).put(data).array();
  }

  private static byte[] group(int code, byte[]... members) {
    return avp(code, MANDATORY, joined(members));
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      out.put(part);
    }
    return out.array();
  }

  /** A credit-control message with its two ids. */
  private static byte[] message(int flags, int hopByHop, int endToEnd, byte[]... avps) {
    byte[] body = joined(avps);
    ByteBuffer out = ByteBuffer.allocate(20 + body.length);
    out.putInt(1 << 24 | (20 + body.length)).putInt(flags << 24 | 272).putInt(4);
    return out.putInt(hopByHop).putInt(endToEnd).put(body).array();
  }

  private static int hopByHop(byte[] message) {
    return ByteBuffer.wrap(message).getInt(12);
  }

  private static int resultCode(byte[] answer) {
    // Result-Code follows Session-Id.
    return ByteBuffer.wrap(answer).getInt(20 + SESSION.length + 8);
  }

  @Test
  void shouldChangeTheHopByHopIdAndAppendTheSendersRouteRecordAndNothingElse() {
    // Given
    byte[] passed = avp(282, MANDATORY, "mme.far");
    byte[] request =
        message(
            REQUEST_PROXIABLE | RETRANSMITTED,
            0xAAAA0001,
            0xBBBB0002,
            SESSION,
            ORIGIN,
            REALM,
            passed,
            PROXY_INFO,
            UNKNOWN);

    // When
    byte[] relayed = server(request);

    // Then
    assertThat(relayed)
        .isEqualTo(
            message(
                REQUEST_PROXIABLE | RETRANSMITTED,
                hopByHop(relayed),
                0xBBBB0002,
                SESSION,
                ORIGIN,
                REALM,
                passed,
                PROXY_INFO,
                UNKNOWN,
                avp(282, MANDATORY, "client.visited")));
    assertThat(hopByHop(relayed)).isNotEqualTo(0xAAAA0001);
  }

  @Test
  void shouldGiveTheAnswerItsHopByHopIdBackAndNothingElse() {
    // Given
    byte[] relayed =
        server(message(REQUEST_PROXIABLE, 0xAAAA0001, 0xBBBB0002, SESSION, ORIGIN, REALM));
    byte[] body =
        joined(
            SESSION,
            avp(268, MANDATORY, new byte[] {0, 0, 0x07, (byte) 0xD1}),
            avp(264, MANDATORY, "server.home"),
            avp(296, MANDATORY, "home"),
            PROXY_INFO,
            UNKNOWN);

    // When
    server.send(message(PROXIABLE, hopByHop(relayed), 0xBBBB0002, body));

    // Then
    assertThat(client.read().encoded()).isEqualTo(message(PROXIABLE, 0xAAAA0001, 0xBBBB0002, body));
  }

  @Test
  void shouldPassAnErrorOfTheServerWithItsFlags() {
    // Given
    byte[] relayed = server(message(REQUEST_PROXIABLE, 1, 2, SESSION, ORIGIN, REALM));
    byte[] body =
        joined(
            SESSION,
            avp(268, MANDATORY, new byte[] {0, 0, 0x0B, (byte) 0xBC}),
            avp(264, MANDATORY, "server.home"),
            avp(296, MANDATORY, "home"));

    // When
    server.send(message(PROXIABLE | ERROR, hopByHop(relayed), 2, body));

    // Then
    assertThat(client.read().encoded()).isEqualTo(message(PROXIABLE | ERROR, 1, 2, body));
  }

  @Test
  void shouldRefuseWithTheErrorAndProxiableFlagsTheSessionAndTheProxyInfoOfTheRequest() {
    // Given
    byte[] nowhere = avp(283, MANDATORY, "nowhere");

    // When
    byte[] answer = client(message(REQUEST_PROXIABLE, 7, 8, SESSION, ORIGIN, nowhere, PROXY_INFO));

    // Then
    assertThat(answer)
        .isEqualTo(
            message(
                PROXIABLE | ERROR,
                7,
                8,
                SESSION,
                avp(268, MANDATORY, new byte[] {0, 0, 0x0B, (byte) 0xBB}),
                avp(264, MANDATORY, "relay.example"),
                avp(296, MANDATORY, "example"),
                avp(281, 0, "no peer serves the realm"),
                avp(294, 0, "relay.example"),
                PROXY_INFO));
  }

  @Test
  void shouldKeepTheProxiableFlagClearInTheRefusalOfWhatMayNotBeRelayed() {
    // When
    byte[] answer = client(message(REQUEST, 7, 8, SESSION, ORIGIN, REALM));

    // Then
    assertThat(answer[4] & 0xFF).isEqualTo(ERROR);
    assertThat(resultCode(answer)).isEqualTo(3001);
  }

  @Test
  void shouldFindItselfInARouteRecordWhereverItStands() {
    // Given
    byte[] own = avp(282, MANDATORY, "RELAY.example");
    byte[] host = avp(293, MANDATORY, "server.home");
    byte[] user = avp(1, MANDATORY, "001010000000001");
    byte[][] orders = {
      joined(own, SESSION, ORIGIN, host, REALM, user),
      joined(SESSION, own, ORIGIN, host, REALM, user),
      joined(SESSION, ORIGIN, host, REALM, user, own),
      joined(SESSION, ORIGIN, host, REALM, user, avp(282, MANDATORY, "x.y"), own)
    };

    // When
    int[] codes = new int[orders.length];
    for (int i = 0; i < orders.length; i++) {
      codes[i] = resultOf(client(message(REQUEST_PROXIABLE, i, i, orders[i])));
    }

    // Then
    assertThat(codes).containsOnly(3005);
  }

  @Test
  void shouldForwardWhatOnlyTheEndNeedsToUnderstand() {
    // Given
    byte[] shortNumber = avp(416, MANDATORY, new byte[] {0, 0, 0, 0, 1});
    byte[] brokenText = avp(1, MANDATORY, new byte[] {(byte) 0xC3, (byte) 0x28});
    byte[] brokenGroup = avp(456, MANDATORY, new byte[] {1, 2, 3});
    byte[] nested = new byte[0];
    for (int depth = 0; depth < 2_000; depth++) {
      nested = group(456, nested);
    }
    byte[] strange = joined(shortNumber, brokenText, brokenGroup, nested);

    // When
    byte[] relayed = server(message(REQUEST_PROXIABLE, 1, 2, SESSION, ORIGIN, REALM, strange));

    // Then
    assertThat(relayed)
        .isEqualTo(
            message(
                REQUEST_PROXIABLE,
                hopByHop(relayed),
                2,
                SESSION,
                ORIGIN,
                REALM,
                strange,
                avp(282, MANDATORY, "client.visited")));
  }

  @Test
  void shouldForwardReservedHeaderBitsAndCountThem() {
    // When
    byte[] relayed = server(message(REQUEST_PROXIABLE | 0x05, 1, 2, SESSION, ORIGIN, REALM));

    // Then
    assertThat(relayed[4] & 0xFF).isEqualTo(REQUEST_PROXIABLE | 0x05);
    assertThat(occurred).containsEntry(DiameterMetrics.Occurrence.RESERVED_BITS, 1);
  }

  private static int resultOf(byte[] answer) {
    ByteBuffer in = ByteBuffer.wrap(answer).position(20);
    while (in.getInt(in.position()) != 268) {
      int length = in.getInt(in.position() + 4) & 0xFFFFFF;
      in.position(in.position() + (length + 3) / 4 * 4);
    }
    return in.getInt(in.position() + 8);
  }

  /** Sends a request and reads what the server gets. */
  private byte[] server(byte[] request) {
    client.send(request);
    return server.read().encoded();
  }

  /** Sends a request and reads its answer. */
  private byte[] client(byte[] request) {
    return client.send(request).read().encoded();
  }
}

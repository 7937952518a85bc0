package org.signalbox.diameter.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiameterMessageTest {

  private static final AvpKey UNKNOWN = AvpKey.of(9999, 99999);

  static DiameterMessage decoded(String fixture) {
    return switch (MessageDecoder.decode(HexFixture.read(fixture))) {
      case DecodeResult.Decoded decoded -> decoded.message();
      case DecodeResult.Faulty faulty -> throw new AssertionError(faulty.fault().toString());
      case DecodeResult.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"kamailio-cer.hex", "kamailio-ccr.hex", "s6a-ulr.hex"})
  void shouldEncodeADecodedMessageToTheSameOctets(String fixture) {
    // Given
    DiameterMessage message = decoded(fixture);

    // When
    byte[] encoded = message.encoded();

    // Then
    assertThat(encoded).isEqualTo(HexFixture.read(fixture));
    assertThat(message.edit().build().encoded()).isEqualTo(encoded);
  }

  @Test
  void shouldReadTheHeader() {
    // When
    DiameterMessage message = decoded("s6a-ulr.hex");

    // Then
    assertThat(message.commandCode()).isEqualTo(316);
    assertThat(message.applicationId()).isEqualTo(16777251);
    assertThat(message.hopByHop()).isEqualTo(0xdeadbeef);
    assertThat(message.endToEnd()).isEqualTo(0xabc00042);
    assertThat(message.isRequest()).isTrue();
    assertThat(message.isProxiable()).isTrue();
    assertThat(message.isError()).isFalse();
    assertThat(message.isRetransmitted()).isFalse();
  }

  @Test
  void shouldChangeOnlyTheHopByHopIdForTheNextHop() {
    // Given
    DiameterMessage message = decoded("s6a-ulr.hex");

    // When
    byte[] sent = message.withHopByHop(0x01020304).encoded();

    // Then
    byte[] expected = HexFixture.read("s6a-ulr.hex");
    System.arraycopy(new byte[] {1, 2, 3, 4}, 0, expected, 12, 4);
    assertThat(sent).isEqualTo(expected);
    assertThat(message.hopByHop()).isEqualTo(0xdeadbeef);
  }

  @Test
  void shouldAppendARouteRecordAndKeepEveryOtherOctet() {
    // Given
    DiameterMessage message = decoded("s6a-ulr.hex");
    byte[] host = "mme01.example".getBytes(StandardCharsets.US_ASCII);

    // When
    DiameterMessage relayed = message.append(BaseAvp.ROUTE_RECORD, host);

    // Then
    byte[] before = message.encoded();
    byte[] after = relayed.encoded();
    assertThat(after).hasSize(before.length + 24);
    assertThat(after).endsWith(0, 0, 0);
    for (int i = 4; i < before.length; i++) {
      assertThat(after[i]).as("octet %d", i).isEqualTo(before[i]);
    }
    assertThat(relayed.avps().text(BaseAvp.ROUTE_RECORD)).contains("mme01.example");
    assertThat(MessageDecoder.decode(after)).isInstanceOf(DecodeResult.Decoded.class);
  }

  @Test
  void shouldAppendAnAvpOfAVendor() {
    // When
    DiameterMessage message = decoded("s6a-ulr.hex").append(AvpKey.of(1407, 10415), new byte[3]);

    // Then
    assertThat(message.avps().all(AvpKey.of(1407, 10415))).hasSize(2);
  }

  @Test
  void shouldMarkARetransmission() {
    // When
    DiameterMessage again = decoded("s6a-ulr.hex").retransmitted();

    // Then
    assertThat(again.isRetransmitted()).isTrue();
    assertThat(again.isProxiable()).isTrue();
    assertThat(again.endToEnd()).isEqualTo(0xabc00042);
  }

  @Test
  void shouldReplaceAnAvpWhereItStandsAndKeepTheUnknownOne() {
    // Given
    DiameterMessage message = decoded("s6a-ulr.hex");
    Avp realm = Avp.of(BaseAvp.DESTINATION_REALM, Avp.MANDATORY, bytes("other.example"));

    // When
    DiameterMessage changed = message.edit().set(realm).build();

    // Then
    assertThat(changed.avps().text(BaseAvp.DESTINATION_REALM)).contains("other.example");
    assertThat(changed.avps().stream().map(Avp::code).toList())
        .isEqualTo(message.avps().stream().map(Avp::code).toList());
    assertThat(changed.avps().first(UNKNOWN)).isEqualTo(message.avps().first(UNKNOWN));
    assertThat(changed.hopByHop()).isEqualTo(message.hopByHop());
  }

  @Test
  void shouldAddAnAvpThatIsSetButAbsent() {
    // Given
    Avp host = Avp.of(BaseAvp.DESTINATION_HOST, Avp.MANDATORY, bytes("hss01"));

    // When
    DiameterMessage changed = decoded("s6a-ulr.hex").edit().set(host).build();

    // Then
    assertThat(changed.avps().stream().toList()).last().isEqualTo(host);
  }

  @Test
  void shouldRemoveEveryAvpOfAName() {
    // When
    DiameterMessage changed =
        decoded("kamailio-ccr.hex").edit().remove(BaseAvp.ORIGIN_HOST).build();

    // Then
    assertThat(changed.avps().has(BaseAvp.ORIGIN_HOST)).isFalse();
    assertThat(changed.avps().all(BaseAvp.ORIGIN_REALM)).hasSize(2);
  }

  @Test
  void shouldMapEachAvpOfANameWhereItStands() {
    // When
    DiameterMessage changed =
        decoded("kamailio-ccr.hex")
            .edit()
            .map(
                BaseAvp.ORIGIN_HOST,
                avp -> Avp.of(avp.key(), avp.flags(), bytes("new." + avp.text())))
            .build();

    // Then
    assertThat(changed.avps().all(BaseAvp.ORIGIN_HOST))
        .extracting(Avp::text)
        .containsExactly("new.scscf.example", "new.scscf.example");
  }

  @Test
  void shouldPutAnAvpFirst() {
    // Given
    Avp session = Avp.of(BaseAvp.SESSION_ID, Avp.MANDATORY, bytes("s"));

    // When
    DiameterMessage changed = decoded("kamailio-cer.hex").edit().addFirst(session).build();

    // Then
    assertThat(changed.avps().iterator().next()).isEqualTo(session);
  }

  @Test
  void shouldAnswerWithSessionFirstAndProxyInfoLast() {
    // Given
    MessageBuilder request = DiameterMessage.request(4, 272).identifiers(11, 22);
    request.group(BaseAvp.PROXY_INFO, inside -> inside.text(BaseAvp.PROXY_HOST, "proxy"));
    request.text(BaseAvp.SESSION_ID, "s;1");

    // When
    DiameterMessage answer =
        request.build().answer().result(2001).origin(Origin.of("a.example", "example")).build();

    // Then
    assertThat(answer.avps().stream().map(Avp::code)).containsExactly(263, 268, 264, 296, 284);
    assertThat(answer.isRequest()).isFalse();
    assertThat(answer.isProxiable()).isTrue();
    assertThat(answer.hopByHop()).isEqualTo(11);
    assertThat(answer.endToEnd()).isEqualTo(22);
  }

  @Test
  void shouldSetErrorOnlyForProtocolErrorsAndKeepTheProxiableBit() {
    // Given
    DiameterMessage request = decoded("s6a-ulr.hex");
    Origin origin = Origin.of("dra.example", "example");

    // When
    DiameterMessage protocol = ErrorAnswer.of(request, origin, 3002, "no peer");
    DiameterMessage permanent = ErrorAnswer.of(request, origin, 5012, "failed");

    // Then
    assertThat(protocol.isError()).isTrue();
    assertThat(protocol.isProxiable()).isTrue();
    assertThat(permanent.isError()).isFalse();
    assertThat(protocol.avps().text(BaseAvp.ERROR_MESSAGE)).contains("no peer");
    assertThat(protocol.avps().text(BaseAvp.ERROR_REPORTING_HOST)).contains("dra.example");
  }

  @Test
  void shouldShowTheFailedAvpInARefusal() {
    // Given
    DiameterMessage request = decoded("s6a-ulr.hex");
    Avp user = request.avps().first(BaseAvp.USER_NAME).orElseThrow();

    // When
    DiameterMessage answer =
        ErrorAnswer.of(
            request,
            Origin.of("hss.example", "example"),
            MessageFault.of(ResultCode.INVALID_AVP_VALUE, "no such user", user));

    // Then
    assertThat(answer.avps().group(BaseAvp.FAILED_AVP).stream()).containsExactly(user);
  }

  @Test
  void shouldFollowAPathThroughEveryGroup() {
    // Given
    DiameterMessage ccr = decoded("kamailio-ccr.hex");

    // When
    List<Avp> ratingGroups = ccr.avps().at(List.of(AvpKey.of(456), AvpKey.of(432)));

    // Then
    assertThat(ratingGroups).hasSize(1);
    assertThat(ratingGroups.getFirst().unsigned32()).hasValue(100);
  }

  @Test
  void shouldBeEqualWhenTheOctetsAre() {
    // Given
    DiameterMessage one = decoded("s6a-ulr.hex");

    // When
    DiameterMessage same = decoded("s6a-ulr.hex").withHopByHop(1).withHopByHop(one.hopByHop());

    // Then
    assertThat(same).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(same.withFlags(0)).isNotEqualTo(one);
  }

  @Test
  void shouldNotShowSubscribersInItsOwnText() {
    // When
    String text = decoded("s6a-ulr.hex").toString();

    // Then
    assertThat(text).contains("316").doesNotContain("001019999999999");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

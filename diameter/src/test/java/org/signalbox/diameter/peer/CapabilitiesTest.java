package org.signalbox.diameter.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DecodeResult;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.HexFixture;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.MessageDecoder;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;

class CapabilitiesTest {

  private static final int TGPP = 10415;
  private static final int CX = 16777216;

  private static Capabilities of(AdvertisedApplication... applications) {
    return new Capabilities(
        Origin.of("node.example", "example"),
        List.of(InetAddress.getLoopbackAddress()),
        0,
        "Signalbox",
        OptionalLong.of(7),
        List.of(applications),
        false);
  }

  private static Capabilities read(DiameterMessage message) {
    return switch (CapabilitiesDecoder.read(message)) {
      case CapabilitiesDecoder.Result.Read read -> read.capabilities();
      case CapabilitiesDecoder.Result.Refused refused ->
          throw new AssertionError(refused.fault().toString());
    };
  }

  private static MessageFault refused(DiameterMessage message) {
    return switch (CapabilitiesDecoder.read(message)) {
      case CapabilitiesDecoder.Result.Read read -> throw new AssertionError(read.toString());
      case CapabilitiesDecoder.Result.Refused refused -> refused.fault();
    };
  }

  private static MessageBuilder cer() {
    MessageBuilder builder = DiameterMessage.request(0, 257).notProxiable();
    builder.text(BaseAvp.ORIGIN_HOST, "peer.example");
    builder.text(BaseAvp.ORIGIN_REALM, "example");
    return builder;
  }

  @Test
  void shouldReadWhatItWrites() {
    // Given
    Capabilities written =
        of(AdvertisedApplication.auth(4), AdvertisedApplication.vendor(CX, TGPP));

    // When
    Capabilities read = read(CapabilitiesEncoder.request(written));

    // Then
    assertThat(read.origin()).isEqualTo(written.origin());
    assertThat(read.addresses()).isEqualTo(written.addresses());
    assertThat(read.originStateId()).hasValue(7);
    assertThat(read.applications()).containsExactlyInAnyOrderElementsOf(written.applications());
  }

  @Test
  void shouldWriteOneVendorAndOneApplicationInEachGroupAndThePlainIdBesideIt() {
    // When
    DiameterMessage cer = CapabilitiesEncoder.request(of(AdvertisedApplication.vendor(CX, TGPP)));

    // Then
    AvpList group = cer.avps().group(BaseAvp.VENDOR_SPECIFIC_APPLICATION_ID);
    assertThat(group.stream().map(Avp::code)).containsExactly(266, 258);
    assertThat(cer.avps().unsigned32(BaseAvp.AUTH_APPLICATION_ID)).hasValue(CX);
    assertThat(cer.avps().unsigned32(BaseAvp.SUPPORTED_VENDOR_ID)).hasValue(TGPP);
    assertThat(cer.isProxiable()).isFalse();
  }

  @Test
  void shouldNotMarkTheProductNameMandatory() {
    // When
    DiameterMessage cer = CapabilitiesEncoder.request(of());

    // Then
    assertThat(cer.avps().first(BaseAvp.PRODUCT_NAME).orElseThrow().mandatory()).isFalse();
  }

  @Test
  void shouldAcceptTheCapabilitiesOfKamailio() {
    // Given
    byte[] bytes = HexFixture.read("kamailio-cer.hex");

    // When
    DecodeResult decoded = MessageDecoder.decode(bytes);

    // Then
    assertThat(decoded).isInstanceOf(DecodeResult.Decoded.class);
    Capabilities read = read(((DecodeResult.Decoded) decoded).message());
    assertThat(read.productName()).isEqualTo("CDiameterPeer");
    assertThat(read.applicationIds()).containsExactlyInAnyOrder(CX, 4);
    assertThat(read.originStateId()).isEmpty();
    assertThat(read.isRelay()).isFalse();
  }

  @Test
  void shouldReadAGroupWithBothIdsAndSeveralVendors() {
    // Given
    MessageBuilder builder = cer();
    builder.group(
        BaseAvp.VENDOR_SPECIFIC_APPLICATION_ID,
        group -> {
          group.integer32(BaseAvp.VENDOR_ID, TGPP);
          group.integer32(BaseAvp.VENDOR_ID, 13019);
          group.integer32(BaseAvp.AUTH_APPLICATION_ID, CX);
          group.integer32(BaseAvp.ACCT_APPLICATION_ID, 3);
        });

    // When
    Capabilities read = read(builder.build());

    // Then
    assertThat(read.applicationIds()).containsExactlyInAnyOrder(CX, 3);
  }

  @Test
  void shouldNotNeedHostAddressOrProduct() {
    // When
    Capabilities read = read(cer().build());

    // Then
    assertThat(read.addresses()).isEmpty();
    assertThat(read.productName()).isEmpty();
  }

  @Test
  void shouldRefuseCapabilitiesWithoutARealmAndNameIt() {
    // Given
    MessageBuilder builder = DiameterMessage.request(0, 257);
    builder.text(BaseAvp.ORIGIN_HOST, "peer.example");

    // When
    MessageFault fault = refused(builder.build());

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.MISSING_AVP);
    assertThat(fault.failedAvp().orElseThrow().key()).isEqualTo(BaseAvp.ORIGIN_REALM);
  }

  @Test
  void shouldRefuseSixtyFourOriginHosts() {
    // Given
    MessageBuilder builder = cer();
    for (int i = 1; i < 64; i++) {
      builder.text(BaseAvp.ORIGIN_HOST, "peer" + i + ".example");
    }

    // When
    MessageFault fault = refused(builder.build());

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.AVP_OCCURS_TOO_MANY_TIMES);
  }

  @Test
  void shouldRefuseAnIdentityWithSpaces() {
    // Given
    MessageBuilder builder = DiameterMessage.request(0, 257);
    builder.text(BaseAvp.ORIGIN_HOST, "not a host");
    builder.text(BaseAvp.ORIGIN_REALM, "example");

    // When
    MessageFault fault = refused(builder.build());

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_AVP_VALUE);
  }

  @Test
  void shouldRefuseAnUnknownMandatoryAvpAndShowIt() {
    // Given
    MessageBuilder builder = cer();
    builder.octets(AvpKey.of(999), "x".getBytes(StandardCharsets.US_ASCII));

    // When
    MessageFault fault = refused(builder.build());

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.AVP_UNSUPPORTED);
    assertThat(fault.failedAvp().orElseThrow().code()).isEqualTo(999);
  }

  @Test
  void shouldHaveEveryApplicationInCommonWithARelay() {
    // Given
    Capabilities relay = of(AdvertisedApplication.relay());
    Capabilities client = of(AdvertisedApplication.auth(4));

    // When
    Set<Integer> common = relay.common(client);

    // Then
    assertThat(common).containsExactly(4);
    assertThat(client.common(relay)).containsExactly(4);
    assertThat(of(AdvertisedApplication.auth(5)).common(client)).isEmpty();
  }

  @Test
  void shouldTellWhoRefusesInARefusal() {
    // Given
    DiameterMessage cer = cer().identifiers(1, 2).build();

    // When
    DiameterMessage cea =
        CapabilitiesEncoder.refusal(
            cer, of(), MessageFault.of(ResultCode.UNKNOWN_PEER, "unknown peer"));

    // Then
    assertThat(cea.isError()).isTrue();
    assertThat(cea.avps().unsigned32(BaseAvp.RESULT_CODE)).hasValue(3010);
    assertThat(cea.avps().text(BaseAvp.ORIGIN_HOST)).contains("node.example");
    assertThat(cea.hopByHop()).isEqualTo(1);
    assertThat(cea.endToEnd()).isEqualTo(2);
  }
}

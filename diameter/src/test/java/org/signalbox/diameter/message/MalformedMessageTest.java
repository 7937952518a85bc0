package org.signalbox.diameter.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are wrong give faults, never exceptions. */
class MalformedMessageTest {

  private static final int FIRST_AVP = DiameterMessage.HEADER_LENGTH;

  private static byte[] valid() {
    MessageBuilder builder = DiameterMessage.request(4, 272).identifiers(1, 2);
    builder.text(BaseAvp.SESSION_ID, "abcd");
    builder.text(BaseAvp.USER_NAME, "efgh");
    return builder.build().encoded();
  }

  private static MessageFault fault(byte[] bytes) {
    return switch (MessageDecoder.decode(bytes)) {
      case DecodeResult.Faulty faulty -> faulty.fault();
      case DecodeResult.Decoded decoded -> throw new AssertionError(decoded.toString());
      case DecodeResult.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  private static byte[] withAvpLength(int length) {
    byte[] bytes = valid();
    AvpLayout.putInt24(bytes, FIRST_AVP + 5, length);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void shouldRefuseAnAvpLengthShorterThanItsHeader(int length) {
    // When
    MessageFault fault = fault(withAvpLength(length));

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
    assertThat(fault.failedAvp().orElseThrow().code()).isEqualTo(263);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11})
  void shouldRefuseAVendorAvpWithoutRoomForItsVendor(int length) {
    // Given
    byte[] bytes = withAvpLength(length);
    bytes[FIRST_AVP + 4] = (byte) Avp.VENDOR;

    // When
    MessageFault fault = fault(bytes);

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(ints = {25, 100, 0xFFFFFF})
  void shouldRefuseAnAvpLengthBeyondTheMessage(int length) {
    // When
    MessageFault fault = fault(withAvpLength(length));

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
  }

  @Test
  void shouldRefuseACutAvpHeaderAndShowAWholeOne() {
    // Given
    byte[] bytes = Arrays.copyOf(valid(), valid().length + 4);
    AvpLayout.putInt24(bytes, 1, bytes.length);
    bytes[bytes.length - 1] = 77;

    // When
    MessageFault fault = fault(bytes);

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
    Avp failed = fault.failedAvp().orElseThrow();
    assertThat(failed.code()).isEqualTo(77);
    assertThat(failed.dataLength()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0", "19", "21", "0xFFFFFF"})
  void shouldRefuseAMessageLengthThatIsNotThatOfTheFrame(String length) {
    // Given
    byte[] bytes = valid();
    AvpLayout.putInt24(bytes, 1, Integer.decode(length));

    // When
    MessageFault fault = fault(bytes);

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_MESSAGE_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 255})
  void shouldRefuseAnotherVersion(int version) {
    // Given
    byte[] bytes = valid();
    bytes[0] = (byte) version;

    // When
    MessageFault fault = fault(bytes);

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.UNSUPPORTED_VERSION);
  }

  @Test
  void shouldRefuseARequestThatIsAnError() {
    // Given
    byte[] bytes = valid();
    bytes[4] |= CommandFlags.ERROR;

    // When
    MessageFault fault = fault(bytes);

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_HDR_BITS);
  }

  @Test
  void shouldNotReadFewerOctetsThanAHeader() {
    for (int length = 0; length < DiameterMessage.HEADER_LENGTH; length++) {
      // When
      DecodeResult result = MessageDecoder.decode(new byte[length]);

      // Then
      assertThat(result).isInstanceOf(DecodeResult.Unreadable.class);
    }
  }

  @Test
  void shouldCarryReservedHeaderBitsUnchanged() {
    // Given
    byte[] bytes = valid();
    bytes[4] |= 0x0F;

    // When
    DecodeResult result = MessageDecoder.decode(bytes.clone());

    // Then
    assertThat(result).isInstanceOf(DecodeResult.Decoded.class);
    assertThat(((DecodeResult.Decoded) result).message().encoded()).isEqualTo(bytes);
  }

  @Test
  void shouldCarryPaddingThatIsNotZero() {
    // Given
    MessageBuilder builder = DiameterMessage.request(4, 272);
    builder.text(BaseAvp.USER_NAME, "a");
    byte[] bytes = builder.build().encoded();
    bytes[bytes.length - 1] = 'x';

    // When
    DecodeResult result = MessageDecoder.decode(bytes.clone());

    // Then
    assertThat(((DecodeResult.Decoded) result).message().encoded()).isEqualTo(bytes);
  }

  @Test
  void shouldNotLookIntoGroupsThatARelayNeedNotKnow() {
    // Given
    MessageBuilder builder = DiameterMessage.request(4, 272);
    builder.octets(AvpKey.of(456), new byte[] {1, 2, 3});

    // When
    DecodeResult result = MessageDecoder.decode(builder.build().encoded());

    // Then
    assertThat(result).isInstanceOf(DecodeResult.Decoded.class);
    AvpList inside = ((DecodeResult.Decoded) result).message().avps().group(AvpKey.of(456));
    assertThat(inside.fault()).isPresent();
    assertThat(inside.stream()).isEmpty();
  }

  @Test
  void shouldReadAThousandNestedGroupsOnlyToItsDepth() {
    // Given
    Avp inner = Avp.of(BaseAvp.USER_NAME, 0, new byte[] {1});
    for (int i = 0; i < 1000; i++) {
      inner = Avp.of(AvpKey.of(456), 0, inner.encoded());
    }
    MessageBuilder builder = DiameterMessage.request(4, 272);
    builder.add(inner);

    // When
    DecodeResult result = MessageDecoder.decode(builder.build().encoded());

    // Then
    AvpList list = ((DecodeResult.Decoded) result).message().avps();
    int depth = 0;
    Optional<MessageFault> fault = list.fault();
    while (fault.isEmpty() && list.has(AvpKey.of(456))) {
      list = list.group(AvpKey.of(456));
      fault = list.fault();
      depth++;
    }
    assertThat(depth).isEqualTo(AvpList.DEPTH_MAX + 1);
    assertThat(fault.orElseThrow().reason()).contains("nested too deeply");
  }

  @Test
  void shouldKeepAvpsBeforeTheFaultReadable() {
    // Given
    byte[] bytes = valid();
    AvpLayout.putInt24(bytes, FIRST_AVP + 12 + 5, 3);

    // When
    DecodeResult result = MessageDecoder.decode(bytes);

    // Then
    DiameterMessage message = ((DecodeResult.Faulty) result).message();
    assertThat(message.avps().text(BaseAvp.SESSION_ID)).contains("abcd");
    assertThat(message.edit().build().encoded()).isEqualTo(bytes);
  }
}

package org.signalbox.diameter.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvpTest {

  private static final AvpKey KEY = AvpKey.of(1000);

  private static Avp avp(byte... data) {
    return Avp.of(KEY, Avp.MANDATORY, data);
  }

  private static Avp avp(String text) {
    return avp(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DiameterMessage written(Consumer<AvpWriter> content) {
    MessageBuilder builder = DiameterMessage.request(1, 1);
    content.accept(builder);
    return builder.build();
  }

  @Test
  void shouldReadIntegersOfFourOctets() {
    // When
    Avp avp = avp((byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFE);

    // Then
    assertThat(avp.integer32()).hasValue(-2);
    assertThat(avp.unsigned32()).hasValue(0xFFFF_FFFEL);
    assertThat(avp.integer64()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5, 16})
  void shouldGiveNothingWhenTheLengthIsNotThatOfTheType(int length) {
    // When
    Avp avp = avp(new byte[length]);

    // Then
    assertThat(avp.integer32()).isEmpty();
    assertThat(avp.unsigned32()).isEmpty();
    assertThat(avp.unsigned64()).isEmpty();
    assertThat(avp.float32()).isEmpty();
    assertThat(avp.float64()).isEmpty();
    assertThat(avp.time()).isEmpty();
    assertThat(avp.address()).isEmpty();
  }

  @Test
  void shouldReadIntegersOfEightOctets() {
    // When
    DiameterMessage message = written(writer -> writer.integer64(KEY, -3));

    // Then
    assertThat(message.avps().unsigned64(KEY)).hasValue(-3);
    assertThat(message.avps().first(KEY).orElseThrow().integer64()).hasValue(-3);
  }

  @Test
  void shouldReadFloats() {
    // Given
    Avp single = avp(ByteBuffer.allocate(4).putFloat(1.5f).array());
    Avp pair = avp(ByteBuffer.allocate(8).putDouble(-2.25).array());

    // When
    float read = single.float32().orElseThrow();

    // Then
    assertThat(read).isEqualTo(1.5f);
    assertThat(pair.float64()).contains(-2.25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1968-01-20T03:14:08Z",
        "2026-11-22T05:00:00Z",
        "2036-02-07T06:28:16Z",
        "2099-12-31T23:59:59Z"
      })
  void shouldReadTimesOfBothEras(String text) {
    // Given
    Instant time = Instant.parse(text);

    // When
    DiameterMessage message = written(writer -> writer.time(KEY, time));

    // Then
    assertThat(message.avps().first(KEY).orElseThrow().time()).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
  void shouldReadAddressesOfBothFamilies(String text) throws UnknownHostException {
    // Given
    InetAddress address = InetAddress.getByName(text);

    // When
    DiameterMessage message = written(writer -> writer.address(KEY, address));

    // Then
    assertThat(message.avps().first(KEY).orElseThrow().address()).contains(address);
  }

  @Test
  void shouldGiveNoAddressOfAnotherFamilyOrLength() {
    // When
    Avp e164 = avp((byte) 0, (byte) 8, (byte) '4', (byte) '9', (byte) '1', (byte) '2');

    // Then
    assertThat(e164.address()).isEmpty();
    assertThat(avp((byte) 0, (byte) 1, (byte) 127).address()).isEmpty();
  }

  @Test
  void shouldTellBrokenUtf8FromText() {
    // Given
    Avp broken = avp((byte) 'a', (byte) 0xFF);

    // When
    String shown = broken.text();

    // Then
    assertThat(broken.utf8()).isEmpty();
    assertThat(shown).startsWith("a");
    assertThat(avp("grün").utf8()).contains("grün");
  }

  @Test
  void shouldReadIdentitiesAndRules() {
    // When
    Avp identity = avp("hss01");

    // Then
    assertThat(identity.identity()).contains("hss01");
    assertThat(avp("two words").identity()).isEmpty();
    assertThat(avp("").identity()).isEmpty();
    assertThat(avp("permit out ip from any to any").filterRule()).isPresent();
  }

  @Test
  void shouldSetTheVendorFlagByTheKeyAlone() {
    // When
    Avp plain = Avp.of(AvpKey.of(5), Avp.VENDOR | Avp.MANDATORY, new byte[1]);
    Avp vendors = Avp.of(AvpKey.of(5, 10415), 0, new byte[1]);

    // Then
    assertThat(plain.flags()).isEqualTo(Avp.MANDATORY);
    assertThat(plain.vendorId()).isZero();
    assertThat(vendors.flags()).isEqualTo(Avp.VENDOR);
    assertThat(vendors.vendorId()).isEqualTo(10415);
    assertThat(vendors.encoded()).hasSize(16);
  }

  @Test
  void shouldWriteNestedGroupsWithTheirLengths() {
    // When
    DiameterMessage message =
        written(writer ->
            writer.group(
                AvpKey.of(456),
                mscc ->
                    mscc.group(
                        AvpKey.of(431),
                        granted -> {
                          granted.integer32(AvpKey.of(420), 30);
                          granted.text(AvpKey.of(1), "x");
                        })));

    // Then
    AvpList granted = message.avps().group(AvpKey.of(456)).group(AvpKey.of(431));
    assertThat(granted.unsigned32(AvpKey.of(420))).hasValue(30);
    assertThat(granted.text(AvpKey.of(1))).contains("x");
    assertThat(granted.fault()).isEmpty();
  }

  @Test
  void shouldTellVendorsApart() {
    // Given
    DiameterMessage message =
        written(writer -> {
          writer.text(AvpKey.of(1), "ietf");
          writer.text(AvpKey.of(1, 10415), "3gpp");
        });

    // When
    AvpList avps = message.avps();

    // Then
    assertThat(avps.text(AvpKey.of(1))).contains("ietf");
    assertThat(avps.text(AvpKey.of(1, 10415))).contains("3gpp");
    assertThat(avps.first(AvpKey.of(1, 9))).isEmpty();
  }

  @Test
  void shouldEndAnIterationWithTheAvps() {
    // Given
    Iterator<Avp> avps = written(writer -> writer.text(KEY, "a")).avps().iterator();
    avps.next();

    // When
    boolean more = avps.hasNext();

    // Then
    assertThat(more).isFalse();
    assertThatThrownBy(avps::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void shouldCompareIdentitiesInAnyCase() {
    // When
    DiameterIdentity one = DiameterIdentity.of("HSS01.Example");

    // Then
    assertThat(one).isEqualTo(DiameterIdentity.of("hss01.example"));
    assertThat(one.text()).isEqualTo("HSS01.Example");
    assertThat(one.realmPart()).isEqualTo("Example");
    assertThat(DiameterIdentity.of("hss01").realmPart()).isEqualTo("hss01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "grün", "tab\t"})
  void shouldRefuseIdentitiesThatAreNone(String text) {
    assertThatThrownBy(() -> DiameterIdentity.of(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldNotShowDataInItsText() {
    // When
    String text = avp("001019999999999").toString();

    // Then
    assertThat(text).isEqualTo("AVP 1000 of 15 octets");
    assertThat(List.of(AvpKey.of(5), AvpKey.of(5, 9))).hasToString("[5, 5/9]");
  }

  @Test
  void shouldCutLongEvidence() {
    // Given
    Avp huge = avp(new byte[5000]);

    // When
    MessageFault fault = MessageFault.of(ResultCode.INVALID_AVP_VALUE, "too long", huge);

    // Then
    assertThat(fault.failedAvp().orElseThrow().dataLength()).isEqualTo(256);
  }
}

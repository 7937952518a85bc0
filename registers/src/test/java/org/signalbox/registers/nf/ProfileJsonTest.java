package org.signalbox.registers.nf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Another load makes the same octets as reading and writing the whole would. */
class ProfileJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'load':7}",
        "{'load':100,'nfType':'AMF'}",
        "{'nfType':'AMF'}",
        "{'a':'load','load':0}",
        "{'a':'load'}",
        "{'loadTimeStamp':'x','b':{'load':55},'c':[{'load':1}],'load':20,'d':{'load':3}}",
        "{'b':{'load':55}}",
        "{'note':'\\\\\\'load\\':9','load':10}",
        "{'note':'ends with a stroke \\\\\\\\','load':10,'x':'}]{['}"
      })
  void shouldChangeTheLoadOfTheOutermostObjectAlone(String text) {
    // Given
    byte[] octets = text.replace('\'', '"').getBytes(UTF_8);
    ObjectNode expected = (ObjectNode) NfJson.read(octets).orElseThrow();
    ProfileJson json = ProfileJson.of(octets);

    // When
    byte[] changed = json.withLoad(42).toOctets();

    // Then
    assertThat(json.toOctets()).isEqualTo(octets);
    assertThat(new String(changed, UTF_8))
        .isEqualTo(new String(NfJson.write(expected.put("load", 42)), UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"0,1", "9,1", "10,2", "99,2", "100,3"})
  void shouldWriteLoadsOfEveryLength(int load, int digits) {
    // Given
    ProfileJson json = ProfileJson.of("{\"load\":5,\"x\":1}".getBytes(UTF_8));

    // When
    ProfileJson changed = json.withLoad(load);

    // Then
    assertThat(new String(changed.toOctets(), UTF_8)).isEqualTo("{\"load\":" + load + ",\"x\":1}");
    assertThat(changed.octets()).isEqualTo(json.octets() - 1 + digits);
    assertThat(changed.load()).isEqualTo(OptionalInt.of(load));
  }

  @Test
  void shouldBeEqualAndCarryTheSameTagWhereverTheLoadCameFrom() {
    // Given
    ProfileJson read = ProfileJson.of("{\"x\":1,\"load\":30}".getBytes(UTF_8));

    // When
    ProfileJson told = ProfileJson.of("{\"x\":1}".getBytes(UTF_8)).withLoad(5).withLoad(30);

    // Then
    assertThat(told).isEqualTo(read).hasSameHashCodeAs(read);
    assertThat(told.tag()).isEqualTo(read.tag());
  }

  @Test
  void shouldTellLoadsApartByTheirTags() {
    // Given
    ProfileJson json = ProfileJson.of("{\"x\":1,\"load\":30}".getBytes(UTF_8));

    // When
    ProfileJson other = json.withLoad(31);

    // Then
    assertThat(other).isNotEqualTo(json);
    assertThat(other.tag()).isNotEqualTo(json.tag());
    assertThat(other.isSameButLoad(json)).isTrue();
  }

  @Test
  void shouldTellContentsApartByTheirTags() {
    // Given
    ProfileJson without = ProfileJson.of("{\"x\":1}".getBytes(UTF_8));

    // When
    ProfileJson with = without.withLoad(0);

    // Then
    assertThat(with.tag()).isNotEqualTo(without.tag());
    assertThat(with.isSameButLoad(without)).isFalse();
  }

  @Test
  void shouldTakeNoLoadBeyondTheWhole() {
    // Given
    ProfileJson json = ProfileJson.of("{\"load\":5}".getBytes(UTF_8));

    // When
    ThrowingCallable change = () -> json.withLoad(101);

    // Then
    assertThatThrownBy(change).isInstanceOf(IllegalArgumentException.class);
  }
}

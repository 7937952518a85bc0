package org.signalbox.sbi.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9310 §3, as DER (X.690) in the octet string that every extension is. */
class NfTypesExtensionTest {

  @Test
  void shouldReadTheTypesOfACertificate() {
    // Given: OCTET STRING { SEQUENCE { IA5String "AMF", IA5String "5G_EIR" } }
    byte[] extension = octets("04 0f 30 0d 16 03 41 4d 46 16 06 35 47 5f 45 49 52");

    // When
    List<String> types = NfTypesExtension.read(extension);

    // Then
    assertThat(types).containsExactly("AMF", "5G_EIR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "04",
        "04 00",
        "04 7f",
        "04 84 ff ff ff ff",
        "04 02 30 05",
        "04 03 30 01 16",
        "04 04 30 02 16 05",
        "04 04 30 02 16 00",
        "04 07 30 05 0c 03 41 4d 46",
        "05 07 30 05 16 03 41 4d 46",
        "04 07 30 05 16 03 41 4d 46 00",
        "04 08 30 05 16 03 41 4d 46 00"
      })
  void shouldReadNothingInAnExtensionThatIsNotAsItShouldBe(String hex) {
    // Given
    byte[] extension = octets(hex);

    // When
    List<String> types = NfTypesExtension.read(extension);

    // Then
    assertThat(types).isEmpty();
  }

  @Test
  void shouldReadAnyOctetsWithoutFailing() {
    long seed = 20261126;
    SplittableRandom random = new SplittableRandom(seed);
    byte[] legal = octets("04 0f 30 0d 16 03 41 4d 46 16 06 35 47 5f 45 49 52");
    for (int round = 0; round < 20_000; round++) {
      // Given
      byte[] damaged = legal.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }

      // When
      List<String> types = NfTypesExtension.read(damaged);

      // Then
      assertThat(types)
          .as("seed %d, round %d", seed, round)
          .allMatch(type -> !type.isEmpty() && type.length() <= 32);
    }
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}

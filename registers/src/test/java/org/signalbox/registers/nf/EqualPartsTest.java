package org.signalbox.registers.nf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EqualPartsTest {

  @Test
  void shouldKeepEqualPartsOnce() {
    // Given
    List<String> first = EqualParts.once(List.of("nudm-sdm", "nudm-uecm"));

    // When
    List<String> second = EqualParts.once(List.of("nudm-sdm", "nudm-uecm"));

    // Then
    assertThat(second).isSameAs(first);
  }

  @Test
  void shouldTellPartsOfOneHashApart() {
    // Given
    String first = EqualParts.once("Aa");

    // When
    String second = EqualParts.once("BB");

    // Then
    assertThat(second).isEqualTo("BB").hasSameHashCodeAs(first);
  }

  @Test
  void shouldShareWhatNetworkFunctionsHaveInCommon() {
    // Given
    NfProfile one = ProfileText.profile(ProfileText.AMF);

    // When
    NfProfile other = ProfileText.profile(ProfileText.AMF.replace("4d0c9b3a", "4d0c9b3b"));

    // Then
    assertThat(other.services().getFirst().access()).isSameAs(one.services().getFirst().access());
    assertThat(other.scope().membership()).isSameAs(one.scope().membership());
  }
}

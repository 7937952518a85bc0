package org.signalbox.registers.nf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NfInstanceIdTest {

  @Test
  void shouldCompareWithoutCase() {
    // Given
    String upper = "4947A69A-F61B-4BC1-B9DA-47C9C5D14B64";

    // When
    var id = NfInstanceId.parse(upper);

    // Then
    assertThat(id).isEqualTo(NfInstanceId.parse("4947a69a-f61b-4bc1-b9da-47c9c5d14b64"));
    assertThat(id.orElseThrow()).hasToString("4947a69a-f61b-4bc1-b9da-47c9c5d14b64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "4947a69af61b4bc1b9da47c9c5d14b64",
        "4947a69a-f61b-4bc1-b9da-47c9c5d14b6",
        "4947a69a-f61b-4bc1-b9da-47c9c5d14b6g",
        " 947a69a-f61b-4bc1-b9da-47c9c5d14b64",
        "../../../../../../../../../etc/passwd"
      })
  void shouldRefuseWhatIsNoUuidOf36Characters(String text) {
    // When
    var id = NfInstanceId.parse(text);

    // Then
    assertThat(id).isEmpty();
  }
}

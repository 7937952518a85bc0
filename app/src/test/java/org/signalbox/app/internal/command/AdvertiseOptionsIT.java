package org.signalbox.app.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dra --advertise} as an operator mistypes it. */
class AdvertiseOptionsIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cscf.example    | found --advertise cscf.example, expected PEER=APPLICATION",
        "=Cx             | found --advertise =Cx, expected PEER=APPLICATION",
        "cscf.example=Cy | found --advertise of \"Cy\", expected an application",
        "cscf.example=   | found --advertise of \"\", expected an application"
      })
  void shouldTellWhatIsNoPeerOrNoApplication(String told, String expected) {
    // When
    Said said = Said.by("dra", "--freediameter", "none.conf", "--advertise", told);

    // Then
    assertThat(said.status()).isNotZero();
    assertThat(said.text()).contains(expected);
  }

  @Test
  void shouldTellThatARoutingFileHasAKeyForIt() {
    // When
    Said said = Said.by("dra", "--routes", "none.yaml", "--advertise", "cscf.example=Cx");

    // Then
    assertThat(said.status()).isNotZero();
    assertThat(said.text()).contains("a routing file has advertise:");
  }
}

package org.signalbox.ocs.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers in what networks write. */
class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "tel:+61-400-000-001, +61400000001",
    "TEL:+61400000001;phone-context=x, +61400000001",
    "sip:+61400000001@ims.test;user=phone, +61400000001",
    "sip:+61400000001;npdi@ims.test:5060, +61400000001",
    "sip:alice@ims.test:5060;transport=udp, alice@ims.test",
    "sips:alice:secret@ims.test, alice@ims.test",
    "sip:bob@[2001:db8::1]:5060, bob@[2001:db8::1]",
    "sip:ims.test:5060, ims.test",
    "+61 (400) 000-001, +61400000001",
    "*100#, *100#",
    "urn:service:sos, urn:service:sos",
    "alice@ims.test, alice@ims.test",
    "tel:112, 112",
    "'', ''"
  })
  void shouldFindTheNumberInAnAddress(String address, String number) {
    // When
    String found = NumberText.of(address);

    // Then
    assertThat(found).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"+61, 61", "61, 61", "+, +", "+x, +x", "'', ''"})
  void shouldTakeThePlusOffNumbersAlone(String number, String without) {
    // When
    String found = NumberText.withoutPlus(number);

    // Then
    assertThat(found).isEqualTo(without);
  }
}

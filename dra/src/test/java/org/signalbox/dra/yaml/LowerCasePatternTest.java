package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowerCasePatternTest {

  @ParameterizedTest
  @CsvSource({
    "/^MME[0-9]+\\.LAB$/, ^mme[0-9]+\\.lab$",
    "/\\pL+X/, \\pL+x",
    "/\\PNX/, \\PNx",
    "/\\p{Latin}X/, \\p{Latin}x",
    "/\\D\\SX/, \\D\\Sx",
    "/(?P<Name>X)/, (?P<Name>x)",
    "/(?U:X)/, (?U:x)",
    "/\\\\X/, \\\\x"
  })
  void shouldLowerWhatIsText(String written, String taken) {
    // When
    String pattern = RouteForms.LOWER_CASE_PATTERN.decode(written).pattern();

    // Then
    assertThat(pattern).isEqualTo(taken);
  }
}

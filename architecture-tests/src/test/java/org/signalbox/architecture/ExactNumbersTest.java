package org.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.signalbox.architecture.controls.rating.FloatingPrice;

/** No binary floating point where money or weights pass. */
class ExactNumbersTest {

  static final List<String> MODULES = HouseModules.EXACT;

  @ParameterizedTest
  @FieldSource("MODULES")
  void shouldHaveNoFloatingPoint(String module) {
    // When
    List<String> found = FloatingPointScan.below(HouseModules.classes(module));

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void shouldFindEveryDisguiseInTheControl() throws URISyntaxException {
    // Given
    Path control =
        Path.of(
            Objects.requireNonNull(FloatingPrice.class.getResource("FloatingPrice.class")).toURI());

    // When
    List<String> found = FloatingPointScan.in(control);

    // Then
    assertThat(found)
        .anyMatch(use -> use.contains("hiddenInLocals"))
        .anyMatch(use -> use.contains("hiddenInConversion"))
        .anyMatch(use -> use.contains("hiddenInCall"))
        .anyMatch(use -> use.contains("hiddenInBox"))
        .noneMatch(use -> use.contains(".exact"));
  }
}

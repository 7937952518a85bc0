package org.signalbox.dra.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.message.DiameterIdentity;

/** Identities by patterns with stars. */
class IdentityPatternTest {

  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "hss01, HSS01, true",
    "hss01, hss011, false",
    "HSS*, hss01, true",
    "mme*.example, mme01.example, true",
    "mme*.example, mme.example, true",
    "mme*.example, mme01.example.org, false",
    "*.example, .example, true",
    "*.example, example, false",
    "*a*b*, xaxbx, true",
    "*a*b*, xbxax, false",
    "**a, a, true",
    "a*ab, aab, true",
    "a*ab, ab, false"
  })
  void shouldTellWhomAPatternCovers(String pattern, String identity, boolean covered) {
    assertThat(new IdentityPattern(pattern).covers(DiameterIdentity.of(identity)))
        .isEqualTo(covered);
  }

  @Test
  void shouldNotTakeLongForAPatternOfManyStars() {
    // Given
    IdentityPattern pattern = new IdentityPattern("*a".repeat(100) + "b");

    // When
    boolean covered = pattern.covers(DiameterIdentity.of("a".repeat(255)));

    // Then
    assertThat(covered).isFalse();
  }

  @Test
  void shouldRefuseWhatNoIdentityCanBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new IdentityPattern(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new IdentityPattern("a b"));
  }
}

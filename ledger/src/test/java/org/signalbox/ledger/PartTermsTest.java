package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.ledger.Ledgers.ALICE;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTermsTest {

  private static final PartTerms TERMS = Caller.voice(ALICE, "6140000001");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2024-07-01T12:30:15.123456789+02:00",
        "2024-02-29T23:59:59.999999999-11:37:42",
        "2262-04-11T23:47:15Z"
      })
  void shouldBeginAtTheMomentAndOffsetThatWereSaid(String text) {
    // Given
    ZonedDateTime start = ZonedDateTime.parse(text);

    // When
    PartTerms terms = TERMS.startingAt(start);

    // Then
    assertThat(terms.start()).isEqualTo(start);
    assertThat(terms.start().getZone()).isEqualTo(start.getOffset());
    assertThat(terms.startMoment()).isEqualTo(start.toInstant());
  }

  @Test
  void shouldKeepNoMoreOfAZoneThanItsOffsetThen() {
    // Given
    ZonedDateTime start = Instant.parse("2024-07-01T10:00:00Z").atZone(ZoneId.of("Europe/Berlin"));

    // When
    PartTerms terms = TERMS.startingAt(start);

    // Then
    assertThat(terms.offset()).isEqualTo(ZoneOffset.ofHours(2));
    assertThat(terms).isEqualTo(TERMS.startingAt(start.withFixedOffsetZone()));
    assertThat(terms).isNotEqualTo(TERMS.startingAt(start.withZoneSameInstant(ZoneOffset.UTC)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1969-12-31T23:59:59.999999999Z", "2262-04-11T23:47:15.000000001Z"})
  void shouldRefuseAMomentThatCannotBeKept(String text) {
    // Given
    ZonedDateTime start = ZonedDateTime.parse(text);

    // Then
    assertThatThrownBy(() -> TERMS.startingAt(start))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a moment before 1970 or after 2262: ");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MAX_VALUE, 9_223_372_035_000_000_001L})
  void shouldRefuseNanosecondsThatCannotBeKept(long nanos) {
    assertThatThrownBy(() ->
            new PartTerms(ALICE, TERMS.tor(), TERMS.pricing(), "call", "", nanos, ZoneOffset.UTC))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a moment before 1970 or after 2262: ");
  }
}

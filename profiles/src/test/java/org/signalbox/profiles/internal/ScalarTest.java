package org.signalbox.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.profiles.ProfileFixture.TERMS;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.profiles.FieldValue;

class ScalarTest {

  @ParameterizedTest
  @CsvSource({
    "1001, Num, 1001",
    "-0.50, Num, -0.5",
    "+5, Num, 5",
    "1e3, Num, 1000",
    "1754312400, Num, 1754312400",
    "20250804130000, Num, 20250804130000",
    "10s, Span, 10s",
    "1h2m3s, Span, 1h2m3s",
    "-1.5s, Span, -1.5s",
    "2025-08-04T13:00:00Z, Moment, 2025-08-04T13:00:00Z",
    "2025-08-04T13:00:00+02:00, Moment, 2025-08-04T13:00:00+02:00",
    "2025-08-04 13:00:00, Moment, 2025-08-04T13:00:00Z",
    "*now, Moment, 2025-08-04T13:00:00Z",
    "+10s, Moment, 2025-08-04T13:00:10Z",
    "'', Word, ''",
    "abc, Word, abc",
    "seconds, Word, seconds",
    "true, Word, true",
    "F, Word, F",
    "*unlimited, Word, *unlimited",
    "*any, Word, *any",
    "1e999999999, Word, 1e999999999",
    "12 apples, Word, 12 apples",
    "1.2.3.4, Word, 1.2.3.4",
    "5 s, Word, 5 s",
    "2025-13-45T00:00:00Z, Word, 2025-13-45T00:00:00Z",
  })
  void shouldReadATextInTheTypeItIsWrittenIn(String text, String kind, String shown) {
    // Given / When
    Scalar scalar = Scalar.of(text, TERMS);

    // Then
    assertThat(scalar.getClass().getSimpleName()).as(text).isEqualTo(kind);
    assertThat(scalar.shown()).as(text).isEqualTo(shown);
  }

  @Test
  void shouldKeepTheTypeOfAValueThatHasOne() {
    // Given
    List<FieldValue> words =
        List.of(
            FieldValue.flag(true),
            FieldValue.nothing(),
            FieldValue.items(List.of()),
            FieldValue.members(Map.of()));

    // When / Then
    assertThat(Scalar.of(FieldValue.number(5), TERMS))
        .isEqualTo(new Scalar.Num(BigDecimal.valueOf(5)));
    assertThat(words)
        .extracting(value -> Scalar.of(value, TERMS).shown())
        .containsExactly("true", "", "[]", "{}");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, -1",
    "2, 2.0, 0",
    "10s, 10000000000, 0",
    "11s, 10000000000, 1",
    "1m, 61s, -1",
    "2025-08-04T13:00:00Z, 2025-08-04T15:00:00+02:00, 0",
    "2025-08-04T13:00:00Z, *now, 0",
    "2025-08-04T12:59:59Z, *now, -1",
  })
  void shouldCompareLikeKinds(String left, String right, int expected) {
    // Given / When
    int order = ScalarOrder.compare(Scalar.of(left, TERMS), Scalar.of(right, TERMS));

    // Then
    assertThat(Integer.signum(order)).isEqualTo(expected);
    assertThat(ScalarOrder.equal(Scalar.of(left, TERMS), Scalar.of(right, TERMS)))
        .isEqualTo(expected == 0);
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abd",
    "abc, 1",
    "1, abc",
    "10s, 2025-08-04T13:00:00Z",
    "2025-08-04T13:00:00Z, 10s",
    "true, 1",
  })
  void shouldRefuseToOrderUnlikeKinds(String left, String right) {
    // Given
    Scalar one = Scalar.of(left, TERMS);
    Scalar other = Scalar.of(right, TERMS);

    // When / Then
    assertThatThrownBy(() -> ScalarOrder.compare(one, other))
        .isInstanceOf(EvaluationFault.class)
        .hasMessage("incomparable: <" + one.shown() + "> with <" + other.shown() + ">");
  }

  @Test
  void shouldTellEqualWordsFromDifferentOnes() {
    // Given
    Scalar word = Scalar.of("abc", TERMS);

    // When / Then
    assertThat(ScalarOrder.equal(word, Scalar.of("abc", TERMS))).isTrue();
    assertThat(ScalarOrder.equal(word, Scalar.of("abd", TERMS))).isFalse();
  }
}

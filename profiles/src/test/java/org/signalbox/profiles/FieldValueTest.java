package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValueTest {

  @ParameterizedTest
  @CsvSource({
    "60000000000, 60000000000",
    "1.50, 1.5",
    "1e3, 1000",
    "-0.0, 0",
    "1E-3, 0.001",
    "12345678901234567890.123456789, 12345678901234567890.123456789",
  })
  void shouldShowNumbersWithoutExponentAndTrailingZeros(String written, String shown) {
    // Given
    FieldValue value = FieldValue.number(new BigDecimal(written));

    // When
    String text = value.asText();

    // Then
    assertThat(text).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e401", "1e-401", "1e-999999999"})
  void shouldRefuseNumbersThatWouldExhaustMemoryWhenShown(String written) {
    // Given
    BigDecimal number = new BigDecimal(written);

    // When / Then
    assertThatThrownBy(() -> FieldValue.number(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a number of more than 400 digits");
  }

  @Test
  void shouldTakeEqualNumbersForEqualValues() {
    // Given
    FieldValue one = FieldValue.number(new BigDecimal("22.00"));

    // When
    FieldValue other = FieldValue.number(22);

    // Then
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
  }

  @Test
  void shouldShowFlagsAndNothingAsTheReferenceDoes() {
    // Given
    List<FieldValue> values =
        List.of(FieldValue.flag(true), FieldValue.flag(false), FieldValue.nothing());

    // When
    List<String> texts = values.stream().map(FieldValue::asText).toList();

    // Then
    assertThat(texts).containsExactly("true", "false", "");
  }

  @Test
  void shouldShowNestedValuesAsCompactJson() {
    // Given
    Map<String, FieldValue> members = new LinkedHashMap<>();
    members.put("a", FieldValue.items(List.of(FieldValue.number(1), FieldValue.nothing())));
    members.put("quote\"d", FieldValue.text("line\nend\t\\ \u0001"));
    members.put("c", FieldValue.flag(true));

    // When
    String text = FieldValue.members(members).asText();

    // Then
    assertThat(text)
        .isEqualTo("{\"a\":[1,null],\"quote\\\"d\":\"line\\nend\\t\\\\ \\u0001\",\"c\":true}");
  }

  @Test
  void shouldCountLevelsOfNesting() {
    // Given
    FieldValue inner = FieldValue.items(List.of(FieldValue.text("x")));

    // When
    FieldValue outer = FieldValue.members(Map.of("inner", inner));

    // Then
    assertThat(outer.depth()).isEqualTo(2);
    assertThat(FieldValue.text("x").depth()).isZero();
  }

  @Test
  void shouldRefuseNestingBeyondTheBound() {
    // Given
    FieldValue nested = FieldValue.items(List.of());
    for (int level = 1; level < FieldValue.MAX_DEPTH; level++) {
      nested = FieldValue.items(List.of(nested));
    }
    FieldValue deepest = nested;

    // When / Then
    assertThat(deepest.depth()).isEqualTo(FieldValue.MAX_DEPTH);
    assertThatThrownBy(() -> FieldValue.items(List.of(deepest)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a value nested more than 32 levels deep");
  }

  @Test
  void shouldKeepMembersInTheOrderSent() {
    // Given
    Map<String, FieldValue> members = new LinkedHashMap<>();
    for (String name : List.of("z", "a", "m")) {
      members.put(name, FieldValue.text(name));
    }

    // When
    FieldValue.Members value = new FieldValue.Members(members);

    // Then
    assertThat(value.values().keySet()).containsExactly("z", "a", "m");
  }

  @Test
  void shouldNotChangeWithTheCollectionItWasMadeOf() {
    // Given
    Map<String, FieldValue> members = new LinkedHashMap<>();
    FieldValue.Members value = new FieldValue.Members(members);

    // When
    members.put("late", FieldValue.text("x"));

    // Then
    assertThat(value.values()).isEmpty();
  }
}

package org.signalbox.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberNormalisationTest {

  private static final NumberNormalisation AUSTRALIA =
      new NumberNormalisation(Map.of("+", "", "00", "", "0", "61", "0011", ""));

  @ParameterizedTest
  @CsvSource({
    "+61400000, 61400000",
    "0061400000, 61400000",
    "0400000, 61400000",
    "001144123, 44123",
    "61400000, 61400000",
    "0, 61",
    "+, ''",
    "'', ''"
  })
  void shouldReplaceTheLongestDialledPrefixOnce(String dialled, String expected) {
    // When
    String normalised = AUSTRALIA.normalise(dialled);

    // Then
    assertThat(normalised).isEqualTo(expected);
  }

  @Test
  void shouldLeaveNumbersAloneWithoutTable() {
    assertThat(NumberNormalisation.NONE.normalise("+61")).isEqualTo("+61");
  }

  @Test
  void shouldRefuseAnEmptyPrefix() {
    assertThatThrownBy(() -> new NumberNormalisation(Map.of("", "61")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty prefix");
  }

  @Test
  void shouldKeepTenantsApart() {
    // Given
    ZoneId sydney = ZoneId.of("Australia/Sydney");
    TenantRules rules =
        new TenantRules(
            "cgrates.org", ZoneOffset.UTC, Map.of("au", sydney), Map.of("au", AUSTRALIA));

    // When
    String normalised = rules.normalise("au", "0400");

    // Then
    assertThat(normalised).isEqualTo("61400");
    assertThat(rules.normalise("cgrates.org", "0400")).isEqualTo("0400");
    assertThat(rules.zoneOf("au")).isEqualTo(sydney);
    assertThat(rules.zoneOf("cgrates.org")).isEqualTo(ZoneOffset.UTC);
    assertThat(rules.tenantOr("")).isEqualTo("cgrates.org");
    assertThat(rules.tenantOr("au")).isEqualTo("au");
  }
}

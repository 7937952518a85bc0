package org.signalbox.charging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.sql.SqlDialect;

class ColumnTextsTest {

  @ParameterizedTest
  @CsvSource({
    "2022-02-15T13:07:39Z, 2022-02-15 13:07:39",
    "2022-02-15T13:07:39.5Z, 2022-02-15 13:07:39.5",
    "2022-02-15T13:07:39.000001Z, 2022-02-15 13:07:39.000001",
    "0001-01-02T00:00:00Z, 0001-01-02 00:00:00"
  })
  void shouldWriteAndReadTimesAsTexts(String time, String text) {
    // Given
    Instant instant = Instant.parse(time);

    // When
    Object written = new CdrColumns(SqlDialect.SQLITE).time(instant);

    // Then
    assertThat(written).isEqualTo(text);
    assertThat(CdrColumns.timeOfText(text)).isEqualTo(instant);
  }

  @Test
  void shouldRefuseADecimalThatMariaDbWouldCut() {
    // Given
    Amount tooFine = Amount.of("0." + "0".repeat(30) + "1");

    // When
    var writing = assertThatThrownBy(() -> new CdrColumns(SqlDialect.MARIADB).cost(tooFine));

    // Then
    writing.hasMessage("Cost with more than 30 decimals");
    assertThat(new CdrColumns(SqlDialect.POSTGRESQL).cost(tooFine)).isEqualTo(tooFine.value());
    assertThat(new CdrColumns(SqlDialect.SQLITE).cost(tooFine)).isEqualTo(tooFine.toString());
  }

  @Test
  void shouldWriteAndReadExtraFields() {
    // Given
    Map<String, String> fields = new TreeMap<>(Map.of("a\"b", "c\\d", "é", ""));

    // When
    String text = ExtraFieldsText.write(fields);

    // Then
    assertThat(text).isEqualTo("{\"a\\\"b\":\"c\\\\d\",\"é\":\"\"}");
    assertThat(ExtraFieldsText.read(text)).isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"a\":1,\"b\":{\"c\":[2]},\"d\":\"e\"} | {a=1, b=, d=e}", "null | {}", "{} | {}"})
  void shouldReadExtraFieldsThatOthersWrote(String text, String expected) {
    // Given
    String column = text;

    // When
    var fields = ExtraFieldsText.read(column);

    // Then
    assertThat(fields).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{} {}", "nul", "1", "{\"a\":}"})
  void shouldRefuseCostDetailsThatAreNoObject(String text) {
    // Given
    String details = text;

    // When
    var checking = assertThatThrownBy(() -> CostDetailsText.checked(details));

    // Then
    checking.hasMessage("CostDetails is not a JSON object");
  }

  @ParameterizedTest
  @CsvSource({"'', null", "null, null", "{}, {}", "'{\"Cost\":1.50}', '{\"Cost\":1.50}'"})
  void shouldKeepCostDetailsAsTheyAre(String text, String kept) {
    // Given
    String details = text;

    // When
    String checked = CostDetailsText.checked(details);

    // Then
    assertThat(checked).isEqualTo(kept);
  }
}

package org.signalbox.ledger.runtime.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Amount;

/** How the files of the history write amounts. */
class HistoryAmountTest {

  @ParameterizedTest
  @CsvSource({
    "0, 00000000000000000000",
    "-1.5, 0100fffffffffffffff1",
    "999999999999999999, 00000de0b6b3a763ffff",
    "1000000000000000000, 00080de0b6b3a7640000",
    "-9223372036854775808, 00088000000000000000",
    "9223372036854775808, 0009008000000000000000",
    "0.0000000000000000000000000000000000000001, 28000000000000000001"
  })
  void shouldBeALongOfEighteenDigitsAndOctetsBeyond(String text, String hex) {
    // Given
    HistoryOctetWriter out = new HistoryOctetWriter();
    Amount amount = Amount.of(text);

    // When
    out.amount(amount);

    // Then
    byte[] octets = new byte[out.at()];
    out.written().get(octets);
    assertThat(HexFormat.of().formatHex(octets)).isEqualTo(hex);
    assertThat(new HistoryOctetReader(out.written()).amount()).isEqualTo(amount);
  }
}

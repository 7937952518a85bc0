package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.signalbox.ledger.AccountId;

class BalanceUuidTest {

  @Test
  void shouldBeTheUuidOfTheNameOfABalance() {
    for (int serial = 0; serial < 100; serial++) {
      // Given
      byte[] name = ("cgrates.org\0ü1001\0" + serial).getBytes(StandardCharsets.UTF_8);

      // When
      String id = BalanceUuid.of(new AccountId("cgrates.org", "ü1001"), serial);

      // Then
      assertThat(id).isEqualTo(UUID.nameUUIDFromBytes(name).toString());
    }
  }
}

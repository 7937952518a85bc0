package org.signalbox.charging.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.DefinitionId;

class TenantClocksTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final ShardPort ledger = new ShardPort(NOW);

  private TenantClocks clocks(ZoneId others, Map<String, ZoneId> zones) {
    return new TenantClocks(ledger, new TenantRules("t", others, zones, Map.of()));
  }

  @Test
  void shouldTellTheLedgerNothingWhereAllGoByUtc() {
    // Given
    TenantClocks clocks = clocks(ZoneOffset.UTC, Map.of("t", ZoneId.of("UTC")));

    // When
    clocks.tell(NOW);

    // Then
    assertThat(ledger.asked()).isEmpty();
  }

  @Test
  void shouldTellTheLedgerOnceAndAgainOnlyWhatIsNews() {
    // Given
    ZoneId melbourne = ZoneId.of("Australia/Melbourne");
    clocks(melbourne, Map.of("berlin", ZoneId.of("Europe/Berlin"))).tell(NOW);
    clocks(melbourne, Map.of("berlin", ZoneId.of("Europe/Berlin"))).tell(NOW.plusSeconds(60));

    // When
    clocks(melbourne, Map.of()).tell(NOW.plusSeconds(120));

    // Then
    assertThat(ledger.asked()).hasSize(2);
    assertThat(ledger.shard().definition(DefinitionId.tenantClock("*any"))).isPresent();
    assertThat(ledger.shard().definition(DefinitionId.tenantClock("berlin"))).isEmpty();
  }

  @Test
  void shouldLetTheNodeStartWhereTheLedgerTakesNothing() {
    // Given
    ledger.failAfter(0);

    // When
    clocks(ZoneId.of("Australia/Melbourne"), Map.of()).tell(NOW);

    // Then
    assertThat(ledger.asked()).isEmpty();
  }
}

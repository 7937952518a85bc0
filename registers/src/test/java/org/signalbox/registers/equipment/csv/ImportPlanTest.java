package org.signalbox.registers.equipment.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;

/** Pieces stay small whatever a list is about, and hold all that is said about one key. */
class ImportPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");
  private static final int SUBSCRIPTIONS = 3 * ImportPlan.PIECE_MAX;

  @Test
  void shouldSplitATypeThatManySubscriptionsAreLockedTo() {
    // Given
    ImportPlan plan = new ImportPlan(4 * SUBSCRIPTIONS);
    for (int twice = 0; twice < 2; twice++) {
      for (int number = 0; number < SUBSCRIPTIONS; number++) {
        plan.add(twice * SUBSCRIPTIONS + number + 1, lock(number));
      }
    }
    List<List<ImportPlan.Numbered>> pieces = new ArrayList<>();

    // When
    plan.pieces(pieces::add);

    // Then
    Map<EntryKey, Integer> places = new HashMap<>();
    for (int piece = 0; piece < pieces.size(); piece++) {
      long before = 0;
      for (ImportPlan.Numbered line : pieces.get(piece)) {
        assertThat(places.merge(line.line().key(), piece, (first, _) -> first)).isEqualTo(piece);
        assertThat(line.number()).isGreaterThan(before);
        before = line.number();
      }
    }
    assertThat(places).hasSize(SUBSCRIPTIONS);
    assertThat(pieces).allSatisfy(piece -> assertThat(piece).hasSizeLessThan(ImportPlan.PIECE_MAX));
  }

  @Test
  void shouldGiveBackEveryKindOfLineAsItCame() {
    // Given
    ImportPlan plan = new ImportPlan(10);
    List<ListedLine> lines =
        List.of(
            put("58241992991142", Optional.empty()),
            put("35209900", Optional.empty()),
            put("35209900000000..35209900499999", Optional.empty()),
            put("49015420323751", Supi.parse("imsi-001010000000001")),
            put("mac-00-00-5e-00-53-00", Supi.parse("nai-a@b.c")),
            new ListedLine.Remove(key("58241992991143", Optional.empty())));
    for (int i = 0; i < lines.size(); i++) {
      plan.add(i + 1, lines.get(i));
    }
    List<ListedLine> given = new ArrayList<>();

    // When
    plan.pieces(piece -> piece.forEach(numbered -> given.add(numbered.line())));

    // Then
    assertThat(given).containsExactlyInAnyOrderElementsOf(lines);
  }

  private static ListedLine lock(int number) {
    Optional<Supi> supi = Supi.parse("imsi-00101%010d".formatted(number));
    return new ListedLine.Put(
        key("35209900", supi), EquipmentMark.LOCKED, "fleet", Optional.of(NOW));
  }

  private static ListedLine put(String equipment, Optional<Supi> supi) {
    return new ListedLine.Put(
        key(equipment, supi), EquipmentMark.BLACKLISTED, "stolen", Optional.of(NOW));
  }

  private static EntryKey key(String equipment, Optional<Supi> supi) {
    return new EntryKey(EquipmentSelector.parse(equipment).orElseThrow(), supi);
  }
}

package org.signalbox.registers.equipment.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Imei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.testsupport.Seeded;

/** Pieces stay small whatever a list is about, and rise by equipment. */
class ImportPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");
  private static final int SUBSCRIPTIONS = 4 * ImportPlan.PIECE + 1;

  @Test
  void shouldGiveTheLastLineAboutEachSubscriptionInPiecesThatStaySmall() {
    // Given
    ImportPlan plan = new ImportPlan(2 * SUBSCRIPTIONS);
    for (int twice = 0; twice < 2; twice++) {
      for (int number = 0; number < SUBSCRIPTIONS; number++) {
        plan.add(twice * SUBSCRIPTIONS + number + 1, lock(number, twice == 0 ? "" : "fleet"));
      }
    }
    List<List<ListedLine>> pieces = new ArrayList<>();
    List<Long> lines = new ArrayList<>();

    // When
    plan.pieces((piece, soFar) -> {
      pieces.add(piece);
      lines.add(soFar);
    });

    // Then
    List<ListedLine> given = pieces.stream().flatMap(List::stream).toList();
    assertThat(given).hasSize(SUBSCRIPTIONS).doesNotHaveDuplicates();
    assertThat(given)
        .allSatisfy(line -> assertThat(((ListedLine.Put) line).reason()).isEqualTo("fleet"));
    assertThat(pieces)
        .allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(ImportPlan.PIECE));
    assertThat(lines).isSorted().last().isEqualTo(2L * SUBSCRIPTIONS);
  }

  @Test
  void shouldTellWhatStandsInTheFileTwice() {
    // Given
    ImportPlan plan = new ImportPlan(SUBSCRIPTIONS + 3);
    plan.add(2, put("49015420323751", Optional.empty()));
    for (int number = 0; number < SUBSCRIPTIONS; number++) {
      plan.add(number + 3, lock(number, ""));
    }
    plan.add(SUBSCRIPTIONS + 7, put("49015420323751", Optional.empty()));
    plan.add(SUBSCRIPTIONS + 9, put("49015420323751", Optional.empty()));
    List<String> told = new ArrayList<>();

    // When
    plan.repeated((before, next) -> told.add(before.number() + " and " + next.number()));

    // Then
    assertThat(told)
        .containsExactly(
            "2 and " + (SUBSCRIPTIONS + 7), (SUBSCRIPTIONS + 7) + " and " + (SUBSCRIPTIONS + 9));
  }

  @Test
  @Seeded
  void shouldRiseByEquipmentHoweverTheFileGoes(SplittableRandom random) {
    // Given
    int size = 3 * ImportPlan.PIECE;
    ImportPlan plan = new ImportPlan(size);
    long[] equipment = random.longs(size, 0, Imei.EQUIPMENT_END).toArray();
    for (int i = 0; i < size; i++) {
      plan.add(i + 1, put(Imei.digits(equipment[i]), Optional.empty()));
    }
    List<String> given = new ArrayList<>();

    // When
    plan.pieces((piece, lines) -> piece.forEach(line -> given.add(line.key().equipment().text())));

    // Then
    assertThat(given)
        .isEqualTo(LongStream.of(equipment).sorted().distinct().mapToObj(Imei::digits).toList());
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
    plan.pieces((piece, number) -> given.addAll(piece));

    // Then
    assertThat(given).containsExactlyInAnyOrderElementsOf(lines);
  }

  private static ListedLine lock(int number, String reason) {
    Optional<Supi> supi = Supi.parse("imsi-00101%010d".formatted(number));
    return new ListedLine.Put(
        key("35209900", supi), EquipmentMark.LOCKED, reason, Optional.of(NOW));
  }

  private static ListedLine put(String equipment, Optional<Supi> supi) {
    return new ListedLine.Put(
        key(equipment, supi), EquipmentMark.BLACKLISTED, "stolen", Optional.of(NOW));
  }

  private static EntryKey key(String equipment, Optional<Supi> supi) {
    return new EntryKey(EquipmentSelector.parse(equipment).orElseThrow(), supi);
  }
}

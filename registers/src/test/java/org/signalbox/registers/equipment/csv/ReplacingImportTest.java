package org.signalbox.registers.equipment.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Imei;
import org.signalbox.core.OperatorFault;
import org.signalbox.registers.equipment.EntryFilter;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentRegister;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.registers.equipment.StoredEntry;

/** A list that comes again, or in the place of all others, changes what it says and no more. */
class ReplacingImportTest extends ImportScenario {

  private static final Instant THEN = Instant.parse("2025-02-03T04:05:06Z");
  private static final Optional<EquipmentMark> MARK = Optional.of(EquipmentMark.BLACKLISTED);
  private static final ImportOptions REPLACE =
      new ImportOptions(ImportOptions.Mode.REPLACE, MARK, NOW);
  private static final ImportOptions REPLACE_MOST =
      new ImportOptions(ImportOptions.Mode.REPLACE, MARK, NOW, true);

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "imei,status\n", "# nothing stolen today\nimei\n"})
  void shouldNotEmptyTheRegisterByAListWithoutLines(String list) {
    // Given
    var _ = live.put(List.of(entry("11111111111111", "stolen")), "ann");

    // When Then
    assertThatThrownBy(() -> take(list, REPLACE_MOST))
        .isInstanceOf(OperatorFault.class)
        .hasMessageStartingWith("found no line with equipment in the list ");
    assertThat(live.size()).isEqualTo(1);
  }

  @Test
  void shouldRemoveMostOfTheRegisterOnlyWhereThatIsMeant() {
    // Given
    var _ = take("imei\n11111111111111\n22222222222222\n33333333333333\n", BLACK);

    // When
    Throwable refused = catchThrowable(() -> take("imei\n33333333333333\n", REPLACE));
    ImportReport meant = take("imei\n33333333333333\n", REPLACE_MOST);

    // Then
    assertThat(refused)
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("list.csv would remove 2 of 3 entries, expected at most half");
    assertThat(meant).hasToString("1 lines: 0 added, 0 changed, 1 as before, 2 removed");
    assertThat(live.size()).isEqualTo(1);
  }

  @Test
  void shouldKeepReasonAndTimeThatAListDoesNotTell() {
    // Given
    var _ = live.put(List.of(entry("11111111111111", "stolen in Perth")), "ann");
    StoredEntry before = stored();

    // When
    ImportReport report = take("imei\n11111111111111\n", REPLACE);

    // Then
    assertThat(report.same()).isEqualTo(1);
    assertThat(stored()).isEqualTo(before);
    assertThat(before.entry().since()).isEqualTo(THEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imei,reason\n11111111111111,found again\n",
        "imei,since\n11111111111111,2026-01-01\n"
      })
  void shouldCountAnotherReasonOrTimeAsAChange(String list) {
    // Given
    var _ = live.put(List.of(entry("11111111111111", "stolen")), "ann");
    EquipmentImport read = read(list, BLACK);
    ImportReport compared = read.compare(live);

    // When
    ImportReport report = read.apply(live, "test", ImportProgress.NONE);

    // Then
    assertThat(report).isEqualTo(compared);
    assertThat(report.changed()).isEqualTo(1);
    assertThat(stored().entry()).isNotEqualTo(entry("11111111111111", "stolen"));
  }

  /** Refused before the first piece, which would have stayed. */
  @Test
  void shouldTakeNothingOfAListWithMoreRangesThanThereMayBe() {
    // Given
    StringBuilder list = new StringBuilder("first,last\n");
    for (long i = 0; i <= EquipmentRegister.RANGES_MAX; i++) {
      list.append(Imei.digits(100 * i)).append(',').append(Imei.digits(100 * i + 50)).append('\n');
    }
    EquipmentImport read = read(list.toString(), BLACK);

    // When
    Throwable compared = catchThrowable(() -> read.compare(live));
    Throwable applied = catchThrowable(() -> read.apply(live, "test", ImportProgress.NONE));

    // Then
    assertThat(List.of(compared, applied))
        .allSatisfy(fault -> assertThat(fault).hasMessageContaining("more than 100000 ranges"));
    assertThat(live.size()).isZero();
    assertThat(live.changes(10)).isEmpty();
  }

  private StoredEntry stored() {
    return live.page(EntryFilter.ALL, Optional.empty(), 1).getFirst();
  }

  private static EquipmentEntry entry(String imei, String reason) {
    return new EquipmentEntry(
        EntryKey.of(EquipmentSelector.parse(imei).orElseThrow()),
        EquipmentMark.BLACKLISTED,
        reason,
        THEN);
  }
}

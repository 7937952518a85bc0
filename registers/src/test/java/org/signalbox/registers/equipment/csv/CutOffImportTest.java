package org.signalbox.registers.equipment.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Imei;
import org.signalbox.registers.equipment.EquipmentChange;
import org.signalbox.registers.equipment.EquipmentMark;

/** What an import leaves that does not come to its end, and how it comes to it. */
class CutOffImportTest extends ImportScenario {

  private static final int LINES = 2 * ImportPlan.PIECE + 7;
  private static final ImportOptions REPLACE =
      new ImportOptions(ImportOptions.Mode.REPLACE, MERGE.mark(), NOW, true);

  /** As a process that is killed: nobody gets to write anything behind it. */
  private static final class Killed extends Error {

    private static final long serialVersionUID = 1;
  }

  /** Other nodes take what an import has stored when its end is written down. */
  @Test
  void shouldWriteDownTheEndOfAnImportThatIsCutShort() {
    // Given
    EquipmentImport read = read("imei\n352099001761481\n", BLACK);

    // When
    Throwable failure =
        catchThrowable(() ->
            read.apply(
                live,
                "tester",
                (step, done, total) -> {
                  throw new IllegalStateException("the terminal is gone");
                }));

    // Then
    assertThat(failure).hasMessage("the terminal is gone");
    assertThat(actions())
        .containsExactly(EquipmentChange.Action.IMPORT_END, EquipmentChange.Action.IMPORT_BEGIN);
  }

  @Test
  void shouldKeepAfterAKillWhatWasDurableAndSaySo() {
    // Given
    kill(read(list("black"), MERGE));

    // When
    restart();

    // Then
    assertThat(live.size()).isEqualTo(ImportPlan.PIECE);
    assertThat(live.changes(1).getFirst().after())
        .isEqualTo("list.csv MERGE: cut off with its process; what it stored counts");
    assertThat(actions())
        .containsExactly(EquipmentChange.Action.IMPORT_END, EquipmentChange.Action.IMPORT_BEGIN);
  }

  @Test
  void shouldEndAsIfItHadNeverBeenKilledWhenItIsBegunAnew() {
    // Given
    var _ = take("imei\n58241992991142\n", BLACK);
    kill(read(list("grey"), REPLACE));
    restart();

    // When
    ImportReport report = take(list("grey"), REPLACE);

    // Then
    assertThat(report)
        .hasToString(
            "%d lines: %d added, 0 changed, %d as before, 1 removed"
                .formatted(LINES, LINES - ImportPlan.PIECE, ImportPlan.PIECE));
    assertThat(live.size()).isEqualTo(LINES);
    assertThat(live.count(EquipmentMark.GREYLISTED)).isEqualTo(LINES);
  }

  /** Once the first piece is durable. */
  private void kill(EquipmentImport list) {
    Throwable killed =
        catchThrowable(() ->
            list.apply(
                live,
                "test",
                (step, done, total) -> {
                  throw new Killed();
                }));
    assertThat(killed).isInstanceOf(Killed.class);
  }

  private static String list(String mark) {
    StringBuilder list = new StringBuilder("imei,status\n");
    for (long equipment = 0; equipment < LINES; equipment++) {
      list.append(Imei.digits(equipment)).append(',').append(mark).append('\n');
    }
    return list.toString();
  }

  private List<EquipmentChange.Action> actions() {
    return live.changes(10).stream().map(EquipmentChange::action).toList();
  }
}

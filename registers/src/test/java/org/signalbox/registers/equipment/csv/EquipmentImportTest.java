package org.signalbox.registers.equipment.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Imei;
import org.signalbox.registers.equipment.EntryFilter;
import org.signalbox.registers.equipment.EquipmentChange;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.testsupport.Seeded;

/** Lists of every kind come in whole or not at all. */
class EquipmentImportTest extends ImportScenario {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Our own layout, without and with its heading.
        "582419929911423,,BLACKLISTED,stolen,2026-11-01T00:00:00Z\n",
        "equipment,supi,status,reason,since\n58241992991142,,black,stolen,2026-11-01\n",
        // As device registries write them: other names, other separators, a mark of octet order.
        "IMEI;Action;Reason Code;Date\n582419929911423;Block;stolen;20261101\n",
        "\uFEFFReported Date\tIMEI Number\tList\tReason\n2026-11-01\t58-241992-991142-3\t1\tstolen\n",
        "# from the police\n\nMake|IMEI|List Type|Comment|Since\nX|582419929911423|Black|stolen|2026-11-01 00:00:00\n"
      })
  void shouldReadListsAsOthersWriteThem(String list) {
    // When
    ImportReport report = take(list, BLACK);

    // Then
    assertThat(report.added()).isEqualTo(1);
    assertThat(exported())
        .isEqualTo(
            """
            equipment,supi,status,reason,since
            58241992991142,,BLACKLISTED,stolen,2026-11-01T00:00:00Z
            """);
  }

  @Test
  void shouldReadEveryKindOfEntryAndWriteItBackAsItWas() {
    // Given
    String list =
        """
        equipment,supi,status,reason,since
        01000000000000,,WHITELISTED,,2026-11-26T05:00:00Z
        35209900,,GREYLISTED,"hot, and loud",2026-11-26T05:00:00Z
        35209900000000..35209900499999,,BLACKLISTED,batch,2026-11-26T05:00:00Z
        49015420323751,imsi-001010000000001,LOCKED,,2026-11-26T05:00:00Z
        49015420323751,nai-u@example.org,WHITELISTED,,2026-11-26T05:00:00Z
        eui-00-00-5e-ef-10-00-00-00,,BLACKLISTED,,2026-11-26T05:00:00Z
        mac-00-00-5e-00-53-00,imsi-01010000000001,GREYLISTED,,2026-11-26T05:00:00Z
        """;

    // When
    var _ = take(list, MERGE);

    // Then
    assertThat(exported()).isEqualTo(list);
  }

  @Test
  void shouldTellEveryProblemByLineAndColumnAndTakeNothing() {
    // Given
    String list =
        """
        imei,imsi,status,reason,since
        582419929911423,,black,,
        123,,black,,
        582419929911424,12,purple,,yesterday
        35209900,,locked,,
        49015420323751,,white,,
        490154203237518,,grey,,
        """;

    // When Then
    assertThatThrownBy(() -> take(list, MERGE))
        .isInstanceOf(ImportRefused.class)
        .message()
        .satisfies(message ->
            assertThat(message.lines().map(line -> line.replace(folder.toString(), "")))
                .containsExactly(
                    "/list.csv:3:1: found \"123\", expected an IMEI of 14 to 16 digits, a TAC of 8"
                        + " digits, two IMEIs as FIRST..LAST, or mac-... or eui-...",
                    "/list.csv:4:2: found \"12\", expected imsi- and 5 to 15 digits, nai-, gci- or"
                        + " gli- and a name, or 5 to 15 bare digits",
                    "/list.csv:4:3: found \"purple\", expected white, black, grey or locked",
                    "/list.csv:4:5: found \"yesterday\", expected a time such as"
                        + " 2026-11-26T05:00:00Z, or a date",
                    "/list.csv:5:2: found a lock without a SUPI, expected the SUPI that is locked"));
    assertThat(live.size()).isZero();
  }

  @Test
  void shouldRefuseAListThatContradictsItself() {
    // Given
    String list = "49015420323751,,white\n35209900176148,,black\n490154203237518,,black\n";

    // When Then
    assertThatThrownBy(() -> take(list, MERGE))
        .isInstanceOf(ImportRefused.class)
        .hasMessageEndingWith(
            "list.csv:3:1: found 49015420323751 as BLACKLISTED, which line 1 has as WHITELISTED,"
                + " expected one of them");
  }

  @Test
  void shouldTakeAWrongCheckDigitAndTellIt() {
    // When
    ImportReport report = take("imei\n490154203237518\n582419929911423\n", BLACK);

    // Then
    assertThat(report.wrongCheckDigits()).isEqualTo(1);
    assertThat(report.firstWrongLine()).isEqualTo(3);
    assertThat(live.size()).isEqualTo(2);
  }

  @Test
  void shouldRemoveByLineAndReplaceAllElse() {
    // Given
    var _ = take("imei\n11111111111111\n22222222222222\n33333333333333\n", BLACK);
    var _ = take("imei,action\n11111111111111,unblock\n44444444444444,block\n", BLACK);

    // When
    ImportReport report =
        take(
            "imei,status\n22222222222222,grey\n44444444444444,black\n55555555555555,black\n",
            new ImportOptions(ImportOptions.Mode.REPLACE, Optional.empty(), NOW));

    // Then
    assertThat(report).isEqualTo(new ImportReport(3, 1, 1, 1, 1, 0, 0));
    assertThat(live.page(EntryFilter.ALL, Optional.empty(), 10))
        .extracting(stored -> stored.entry().key().equipment().text())
        .containsExactly("22222222222222", "44444444444444", "55555555555555");
  }

  @Test
  void shouldTellBeforehandWhatItWouldDo() {
    // Given
    var _ = take("imei\n11111111111111\n22222222222222\n", BLACK);
    EquipmentImport list =
        EquipmentImport.read(
            file("imei\n22222222222222\n33333333333333\n"),
            new ImportOptions(
                ImportOptions.Mode.REPLACE, Optional.of(EquipmentMark.GREYLISTED), NOW),
            ImportProgress.NONE);

    // When
    ImportReport compared = list.compare(live);

    // Then
    assertThat(compared).hasToString("2 lines: 1 added, 1 changed, 0 as before, 1 removed");
    assertThat(live.count(EquipmentMark.BLACKLISTED)).isEqualTo(2);
    assertThat(list.apply(live, "test", ImportProgress.NONE)).isEqualTo(compared);
  }

  @Test
  void shouldRecordWhoImportedWhat() {
    // When
    var _ = take("imei\n11111111111111\n", BLACK);

    // Then
    assertThat(live.changes(10))
        .extracting(EquipmentChange::actor, EquipmentChange::action, EquipmentChange::after)
        .containsExactly(
            tuple(
                "test",
                EquipmentChange.Action.IMPORT_END,
                "list.csv MERGE: 1 lines: 1 added, 0 changed, 0 as before, 0 removed"),
            tuple("test", EquipmentChange.Action.IMPORT_BEGIN, "list.csv MERGE"));
  }

  @Test
  @Seeded
  void shouldTakeMorePiecesThanOneInAnyOrder(SplittableRandom random) {
    // Given
    StringBuilder list = new StringBuilder("imei\n");
    long[] equipment =
        random.longs(0, Imei.EQUIPMENT_END).distinct().limit(3L * ImportPlan.PIECE + 7).toArray();
    for (long one : equipment) {
      list.append(Imei.digits(one)).append('\n');
    }

    // When
    ImportReport report = take(list.toString(), BLACK);

    // Then
    assertThat(report.added()).isEqualTo(equipment.length);
    assertThat(live.count(EquipmentMark.BLACKLISTED)).isEqualTo(equipment.length);
    assertThat(exported().lines().count()).isEqualTo(equipment.length + 1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"make,model\nx,y\n", "\"49015420323751,,white\n", "imei\n490154203237\u00001\n"})
  void shouldRefuseWhatIsNoList(String list) {
    // When Then
    assertThatThrownBy(() -> take(list, BLACK))
        .isInstanceOf(ImportRefused.class)
        .hasMessageContaining("list.csv:");
    assertThat(live.size()).isZero();
  }

  @Test
  void shouldGiveTheDefaultMarkOnlyToLinesWithoutOne() {
    // When
    var _ = take("imei,status\n11111111111111,grey\n22222222222222,\n", BLACK);

    // Then
    assertThat(List.of(EquipmentMark.GREYLISTED, EquipmentMark.BLACKLISTED))
        .allSatisfy(mark -> assertThat(live.count(mark)).isEqualTo(1));
  }
}

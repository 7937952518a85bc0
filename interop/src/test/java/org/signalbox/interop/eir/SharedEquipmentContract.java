package org.signalbox.interop.eir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Imei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryFilter;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentPolicy;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.registers.equipment.EquipmentStatus;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.registers.equipment.Verdict;
import org.signalbox.registers.equipment.csv.EquipmentImport;
import org.signalbox.registers.equipment.csv.ImportOptions;
import org.signalbox.registers.equipment.csv.ImportProgress;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.DatabaseServer;

/** Two nodes on one database server have one equipment register. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedEquipmentContract {

  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");

  @TempDir Path folder;

  abstract DatabaseServer server();

  @Test
  void shouldCountAtTheOtherNodeWhatOneNodeChangesAndImports() throws IOException {
    // Given
    Imei stolen = Imei.parse("582419929911423").orElseThrow();
    Imei listed = Imei.parse("352099001761481").orElseThrow();
    Path list = Files.writeString(folder.resolve("list.csv"), "imei\n352099001761481\n");
    ImportOptions replacing =
        new ImportOptions(
            ImportOptions.Mode.REPLACE, Optional.of(EquipmentMark.GREYLISTED), NOW, true);
    try (Database here = database();
        Database there = database();
        LiveEquipment one = open(here);
        LiveEquipment other = open(there)) {

      // When
      var _ = one.put(List.of(black(stolen, Optional.empty())), "one");
      var _ = other.put(List.of(black(listed, Supi.parse("nai-u@example.org"))), "other");
      awaitStatus(other, stolen, EquipmentStatus.BLACKLISTED);
      var _ =
          EquipmentImport.read(list, replacing, ImportProgress.NONE)
              .apply(other, "other", ImportProgress.NONE);

      // Then
      awaitStatus(one, listed, EquipmentStatus.GREYLISTED);
      awaitStatus(one, stolen, EquipmentStatus.WHITELISTED);
      assertThat(one.page(EntryFilter.ALL, Optional.empty(), 10)).hasSize(1);
      EntryFilter ofType = new EntryFilter(Optional.empty(), "35209900", Optional.empty());
      assertThat(one.page(ofType, Optional.empty(), 10)).hasSize(1);
      assertThat(one.changes(10)).hasSize(4).isEqualTo(other.changes(10));
    }
  }

  private static void awaitStatus(LiveEquipment node, Imei imei, EquipmentStatus status) {
    Await.until(
        () ->
            node.check(imei, Optional.empty()).flatMap(Verdict::status).equals(Optional.of(status)),
        () -> imei + " to be " + status);
  }

  private static EquipmentEntry black(Imei imei, Optional<Supi> supi) {
    return new EquipmentEntry(
        new EntryKey(EquipmentSelector.one(imei), supi), EquipmentMark.BLACKLISTED, "stolen", NOW);
  }

  private static LiveEquipment open(Database database) {
    LiveEquipment live =
        LiveEquipment.open(database, EquipmentPolicy.USUAL, InstantSource.fixed(NOW));
    live.awaitLoaded();
    return live;
  }

  private Database database() {
    DatabaseServer server = server();
    return Database.open(
        new DatabaseConfig.Server(server.jdbcUrl(), server.user(), server.password(), 2),
        failure -> {
          throw new AssertionError(failure);
        });
  }
}

package org.signalbox.registers.equipment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.registers.equipment.EquipmentChange;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

class OtherNodesTest {

  @TempDir Path folder;

  @Test
  void shouldFollowOnAfterWhateverWentWrongOnce() throws Exception {
    try (Database database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            })) {
      // Given
      VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
      EquipmentChange made = new EquipmentWriteStore(database, clock).begin("other", "list.csv");
      AtomicInteger looks = new AtomicInteger();
      CompletableFuture<List<EquipmentChange>> followed = new CompletableFuture<>();

      // When
      try (OtherNodes nodes =
          new OtherNodes(
              new EquipmentChangeStore(database),
              changes -> {
                if (looks.incrementAndGet() == 1) {
                  throw new IllegalStateException("a row that nobody understands");
                }
                followed.complete(changes);
              })) {
        nodes.start(0);

        // Then
        assertThat(followed.get(60, TimeUnit.SECONDS))
            .extracting(EquipmentChange::id)
            .containsExactly(made.id());
      }
    }
  }
}

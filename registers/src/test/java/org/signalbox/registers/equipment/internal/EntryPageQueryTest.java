package org.signalbox.registers.equipment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.registers.equipment.EntryFilter;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.sql.SqlDialect;

class EntryPageQueryTest {

  @TempDir Path folder;

  /** Reading all pages of millions of entries would take hours otherwise. */
  @Test
  void shouldSeekTheFirstEntryOfAPage() throws Exception {
    try (Database database =
            Database.open(
                new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
                failure -> {
                  throw new AssertionError(failure);
                });
        Connection connection = database.readers().getConnection()) {
      // Given
      EntryKey after = EntryKey.of(EquipmentSelector.parse("58241992991142").orElseThrow());
      EntryPageQuery query =
          EntryPageQuery.of(SqlDialect.SQLITE, EntryFilter.ALL, Optional.of(after));
      try (PreparedStatement plan =
          connection.prepareStatement("EXPLAIN QUERY PLAN " + query.sql() + 10)) {
        for (int i = 0; i < query.values().size(); i++) {
          plan.setObject(i + 1, query.values().get(i));
        }

        // When
        try (ResultSet rows = plan.executeQuery()) {

          // Then
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString("detail"))
              .contains("SEARCH equipment USING PRIMARY KEY ((equipment,supi)>(?,?))");
          assertThat(rows.next()).isFalse();
        }
      }
    }
  }
}

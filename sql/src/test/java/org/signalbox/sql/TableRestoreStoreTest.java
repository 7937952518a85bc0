package org.signalbox.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.OperatorFault;
import org.signalbox.sql.TableRestoreStore.TableDump;

class TableRestoreStoreTest {

  private static final String TABLE = "tariffs";

  @TempDir private Path folder;

  private Database open() {
    return Database.open(
        new DatabaseConfig.Embedded(folder.resolve("test.db"), 2),
        failure -> {
          throw new AssertionError(failure);
        });
  }

  private static void insert(Database database) {
    database
        .writer()
        .submit(connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO tariffs (id, name) VALUES (1, 'mobile')");
          }
        })
        .join();
  }

  private static byte[] dump(Database database) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (TableDumpStore tables = TableDumpStore.open(database)) {
      tables.write(TABLE, octets);
    }
    return octets.toByteArray();
  }

  private static void restore(Database database, byte[] dump) {
    TableRestoreStore.restore(
        database, List.of(new TableDump(TABLE, 1, () -> new ByteArrayInputStream(dump))));
  }

  private static String name(Database database) {
    try (Connection connection = database.readers().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT name FROM tariffs")) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] withColumn(byte[] dump, String name, String type) {
    try {
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(octets);
      out.writeInt(1);
      out.writeUTF(name);
      out.writeUTF(type);
      out.write(TableDumpStore.ROW);
      byte[] value = "hostile".getBytes(StandardCharsets.UTF_8);
      out.writeInt(value.length);
      out.write(value);
      out.write(TableDumpStore.END);
      assertThat(octets.toByteArray()).isNotEqualTo(dump);
      return octets.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldPutBackWhatItDumped() throws IOException {
    // Given
    try (Database database = open()) {
      insert(database);
      byte[] dump = dump(database);

      // When
      restore(database, dump);

      // Then
      assertThat(name(database)).isEqualTo("mobile");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | TEXT",
        "name\") VALUES ('hostile'); DROP TABLE tariffs; -- | TEXT",
        "name | text); DROP TABLE tariffs; --"
      })
  void shouldTakeNoColumnThatTheTableHasNot(String column, String type) throws IOException {
    // Given
    try (Database database = open()) {
      insert(database);
      byte[] hostile = withColumn(dump(database), column, type);

      // When / Then
      assertThatThrownBy(() -> restore(database, hostile))
          .isInstanceOf(OperatorFault.class)
          .hasMessageContaining("table tariffs of the backup has the columns");
      assertThat(name(database)).isEqualTo("mobile");
    }
  }
}

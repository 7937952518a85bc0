package org.signalbox.app.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.journal.JournalWriter;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;

/** Exit statuses of the commands that read a ledger's files. */
class LedgerInspectCommandTest {

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void makeEmptyLog() {
    try (FolderStorageAdapter storage = FolderStorageAdapter.lock(folder)) {
      JournalReader reader = JournalReader.after(storage, 0);
      assertThat(reader.next()).isEmpty();
      JournalWriter.behind(reader.tail(), storage, JournalConfig.DEFAULT, () -> 1).close();
    }
  }

  private int run(String command) {
    return SignalboxCommand.run(new String[] {"ledger", command, folder.toString()});
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "stat", "dump"})
  void shouldSucceedOnASoundLedger(String command) {
    // When
    int status = run(command);

    // Then
    assertThat(status).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "stat", "dump"})
  void shouldFailOnADamagedOne(String command) {
    // Given
    try (RandomAccessFile segment =
        new RandomAccessFile(folder.resolve("log/0000000001.log").toFile(), "rw")) {
      segment.write('X');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    // When
    int status = run(command);

    // Then
    assertThat(status).isEqualTo(1);
  }

  @Test
  void shouldFailWhereThereIsNoLedger() {
    // When
    int status =
        SignalboxCommand.run(
            new String[] {"ledger", "verify", folder.resolve("nowhere").toString()});

    // Then
    assertThat(status).isEqualTo(1);
  }
}

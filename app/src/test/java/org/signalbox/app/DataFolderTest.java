package org.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;

class DataFolderTest {

  @TempDir Path folder = Path.of(".");

  @Test
  void shouldBeMadeWhereItIsMissing() {
    try (DataFolder data = DataFolder.lock(folder.resolve("a/b"))) {
      assertThat(data.path()).isDirectory();
      assertThat(data.databaseFile()).hasFileName("signalbox.db");
    }
  }

  @Test
  void shouldServeOneNodeAtATime() {
    try (DataFolder first = DataFolder.lock(folder)) {
      assertThat(DataFolder.isInUse(first.path())).isTrue();
      assertThatThrownBy(() -> DataFolder.lock(folder))
          .isInstanceOf(OperatorFault.class)
          .hasMessageContaining("in use by another signalbox");
    }
    assertThat(DataFolder.isInUse(folder)).isFalse();
  }

  @Test
  void shouldSayWhereTheListenersAreWhileTheNodeRuns() {
    try (DataFolder data = DataFolder.lock(folder)) {
      data.announce(Map.of("rpc.http", "127.0.0.1:2080"));
      assertThat(DataFolder.listeners(folder)).containsEntry("rpc.http", "127.0.0.1:2080");
    }
    assertThat(DataFolder.listeners(folder)).isEmpty();
    assertThat(DataFolder.listeners(folder.resolve("none"))).isEmpty();
  }

  @Test
  void shouldRefuseAPlaceThatIsNoFolder() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("file"), "");

    // Then
    assertThatThrownBy(() -> DataFolder.lock(file))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("cannot be used");
  }
}

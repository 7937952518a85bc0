package org.signalbox.ledger.runtime.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.storage.InterceptedFile;
import org.signalbox.ledger.runtime.storage.InterceptedStorage;
import org.signalbox.ledger.runtime.storage.StorageFullException;

class SnapshotWriterTest {

  @TempDir Path folder = Path.of("");

  @Test
  void shouldLeaveNoFileOpenWhereTheDiskIsFullAtOnce() {
    // Given
    List<FileName> closed = new ArrayList<>();
    LedgerImage image = new LedgerShard(TariffPort.NONE).image();
    SnapshotHead head = SnapshotHead.whole(5, Instant.parse("2026-11-01T08:00:00Z"));

    // When
    try (FolderStorageAdapter storage = FolderStorageAdapter.lock(folder)) {
      InterceptedStorage full =
          InterceptedStorage.of(storage).withFiles(file -> InterceptedFile.full(file, closed::add));
      assertThatThrownBy(() -> SnapshotWriter.whole(full, head, image))
          .isInstanceOf(StorageFullException.class);
    }

    // Then
    assertThat(closed).hasSize(1);
  }
}

package org.signalbox.ledger.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;

class FolderStorageAdapterTest {

  private static final FileName NAME = new FileName(StorageFolder.LOG, "0000000001.log");

  @TempDir Path folder = Path.of("");

  @Test
  void shouldMakeAFileOfZerosOfTheWantedLength() throws IOException {
    // Given
    FolderStorageAdapter storage = FolderStorageAdapter.lock(folder);

    // When
    storage.create(NAME, 3_000_001).close();

    // Then
    assertThat(Files.readAllBytes(folder.resolve("log/0000000001.log")))
        .hasSize(3_000_001)
        .containsOnly(0);
  }

  @Test
  void shouldReadBackWhatWasWrittenAtAnOffset() {
    // Given
    FolderStorageAdapter storage = FolderStorageAdapter.lock(folder);
    StorageFile file = storage.create(NAME, 100);
    ByteBuffer read = ByteBuffer.allocate(4);

    // When
    file.write(ByteBuffer.wrap(new byte[] {1, 2}), 7);
    file.sync();
    int octets = storage.open(NAME).read(read, 6);

    // Then
    assertThat(octets).isEqualTo(4);
    assertThat(read.array()).containsExactly(0, 1, 2, 0);
  }

  @Test
  void shouldTellHowMuchWasThereWhenReadingBeyondTheEnd() {
    // Given
    FolderStorageAdapter storage = FolderStorageAdapter.lock(folder);
    StorageFile file = storage.create(NAME, 10);

    // When
    int octets = file.read(ByteBuffer.allocate(20), 6);

    // Then
    assertThat(octets).isEqualTo(4);
  }

  @Test
  void shouldRefuseASecondLedgerOnTheFolder() {
    // Given
    FolderStorageAdapter first = FolderStorageAdapter.lock(folder);

    // When Then
    assertThatThrownBy(() -> FolderStorageAdapter.lock(folder))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("in use by another signalbox");
    first.close();
    FolderStorageAdapter.lock(folder).close();
  }

  @Test
  void shouldMoveAFileToAnotherFolderAndReplaceWhatIsThere() {
    // Given
    FolderStorageAdapter storage = FolderStorageAdapter.lock(folder);
    storage.create(NAME, 5).close();
    FileName archived = new FileName(StorageFolder.ARCHIVE, NAME.name());
    storage.create(archived, 9).close();

    // When
    storage.rename(NAME, archived);

    // Then
    assertThat(storage.list(StorageFolder.LOG)).isEmpty();
    assertThat(storage.open(archived).octets()).isEqualTo(5);
  }

  @Test
  void shouldLeaveFilesOfOthersOutOfTheList() throws IOException {
    // Given
    FolderStorageAdapter storage = FolderStorageAdapter.lock(folder);
    storage.create(NAME, 0).close();
    Files.writeString(folder.resolve("log/.0000000001.log.swp"), "an editor's");
    Files.writeString(folder.resolve("log/READ ME"), "an operator's");

    // When
    List<FileName> listed = storage.list(StorageFolder.LOG);

    // Then
    assertThat(listed).containsExactly(NAME);
  }

  @Test
  void shouldTellAFullDiskFromOtherFaults() {
    // When
    StorageException full =
        FolderStorageAdapter.asStorageException("it", new IOException("No space left on device"));
    StorageException other =
        FolderStorageAdapter.asStorageException("it", new IOException("Input/output error"));

    // Then
    assertThat(full).isInstanceOf(StorageFullException.class);
    assertThat(other).isNotInstanceOf(StorageFullException.class);
  }

  @Test
  void shouldRefuseToReadWhereThereIsNoLedger() {
    // When Then
    assertThatThrownBy(() -> FolderStorageAdapter.reading(folder))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("there is no ledger in");
  }

  @Test
  void shouldReadBesideTheProcessThatWrites() {
    // Given
    FolderStorageAdapter writing = FolderStorageAdapter.lock(folder);
    writing.create(NAME, 10).close();

    // When
    FolderStorageAdapter reading = FolderStorageAdapter.reading(folder);

    // Then
    assertThat(reading.open(NAME).octets()).isEqualTo(10);
    assertThatThrownBy(() -> reading.delete(NAME)).isInstanceOf(StorageException.class);
  }
}

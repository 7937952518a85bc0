package org.signalbox.ledger.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.storage.InterceptedStorage;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/** What the journal says to damage: only the tail that no sync confirmed may go. */
class JournalDamageTest {

  private static final JournalConfig SMALL = new JournalConfig(4 << 10, 2 << 10, 1);
  private static final FileName FIRST = new FileName(StorageFolder.LOG, "0000000001.log");
  private static final FileName SECOND = new FileName(StorageFolder.LOG, "0000000002.log");

  /** A frame of a payload of 8 octets. */
  private static final int FRAME = 32;

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private FolderStorageAdapter storage;

  @BeforeEach
  void openFolder() {
    storage = FolderStorageAdapter.lock(folder);
  }

  @AfterEach
  void closeFolder() {
    storage.close();
  }

  private JournalWriter writer() {
    JournalReader reader = JournalReader.after(storage, 0);
    while (reader.next().isPresent()) {
      // To its end.
    }
    return JournalWriter.behind(reader.tail(), storage, SMALL, () -> 4711);
  }

  private void write(int batches, int framesEach) {
    try (JournalWriter writer = writer()) {
      for (int batch = 0; batch < batches; batch++) {
        for (int frame = 0; frame < framesEach; frame++) {
          writer.append("12345678".getBytes(StandardCharsets.US_ASCII));
        }
        writer.sync();
      }
    }
  }

  private void damage(FileName name, long offset) {
    try (StorageFile file = storage.open(name)) {
      ByteBuffer octet = ByteBuffer.allocate(1);
      file.read(octet, offset);
      octet.put(0, (byte) ~octet.get(0)).rewind();
      file.write(octet, offset);
    }
  }

  private List<Long> positions() {
    JournalReader reader = JournalReader.after(storage, 0);
    List<Long> positions = new ArrayList<>();
    for (Optional<JournalFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      positions.add(frame.get().position());
    }
    return positions;
  }

  private static long frame(int index) {
    return SegmentHeader.OCTETS + (long) index * FRAME;
  }

  @Test
  void shouldRefuseADamagedFrameBeforeALaterBatch() {
    // Given
    write(3, 2);

    // When
    damage(FIRST, frame(2) + 25);

    // Then
    assertThatThrownBy(this::positions)
        .isInstanceOf(JournalFault.class)
        .hasMessage(
            "the ledger's log is damaged: log/0000000001.log, octet 128: the frame of position 3 is"
                + " not whole, but position 5, written after it was synced, follows in"
                + " log/0000000001.log");
  }

  @Test
  void shouldCutABatchFromItsFirstDamagedFrame() {
    // Given
    write(2, 3);

    // When
    damage(FIRST, frame(4) + 25);

    // Then
    assertThat(positions()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void shouldNotTakeCutFramesForNewOnes() {
    // Given
    write(1, 3);
    damage(FIRST, frame(0) + 25);

    // When
    write(1, 1);

    // Then
    assertThat(positions()).containsExactly(1L);
  }

  @Test
  void shouldRefuseADamagedFrameAtTheEndOfASegmentThatOthersFollow() {
    // Given
    write(140, 1);

    // When
    damage(FIRST, frame(125) + 3);

    // Then
    assertThatThrownBy(this::positions)
        .isInstanceOf(JournalFault.class)
        .hasMessageContaining("log/0000000001.log, octet 4064")
        .hasMessageContaining("follows in log/0000000002.log");
  }

  @Test
  void shouldRefuseADamagedHeader() {
    // Given
    write(1, 1);

    // When
    damage(FIRST, 30);

    // Then
    assertThatThrownBy(this::positions)
        .isInstanceOf(JournalFault.class)
        .hasMessageContaining("octet 12: a damaged header");
  }

  @Test
  void shouldRefuseALogWithASegmentMissing() {
    // Given
    write(300, 1);

    // When
    storage.delete(SECOND);

    // Then
    assertThatThrownBy(this::positions)
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining(
            "a segment of the ledger's log is missing: log/0000000003.log follows"
                + " log/0000000001.log");
  }

  @Test
  void shouldRefuseALogThatEndsBeforeASnapshot() {
    // Given
    write(1, 3);

    // When Then
    assertThatThrownBy(() -> JournalReader.after(storage, 5))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("the ledger's log ends at position 3")
        .hasMessageContaining("restore a backup");
  }

  @Test
  void shouldNotBelieveAFrameInsideAPayload() {
    // Given
    write(1, 1);
    byte[] forged = new byte[FRAME];
    ByteBuffer octets = ByteBuffer.wrap(forged);
    // A client knows the format, but not the salt of the segment.
    new FrameCodec().write(new JournalFrame(9, 9, 1, new byte[8]), 0, octets);
    try (JournalWriter writer = writer()) {
      writer.append(forged);
      writer.sync();
    }

    // When
    damage(FIRST, frame(1) + 1);

    // Then
    assertThat(positions()).containsExactly(1L);
  }

  @Test
  void shouldReadTheArchiveAndTheLogAsOne() {
    // Given
    write(300, 1);

    // When
    JournalArchive.move(storage, 290);

    // Then
    assertThat(storage.list(StorageFolder.ARCHIVE))
        .containsExactly(
            new FileName(StorageFolder.ARCHIVE, FIRST.name()),
            new FileName(StorageFolder.ARCHIVE, SECOND.name()));
    assertThat(positions()).hasSize(300);
  }

  private void archive(FileName segment) {
    if (storage.list(StorageFolder.LOG).contains(segment)) {
      storage.rename(segment, new FileName(StorageFolder.ARCHIVE, segment.name()));
    }
  }

  @Test
  void shouldNotMissASegmentThatIsArchivedWhileFoldersAreListed() {
    // Given
    write(100, 2);
    AtomicInteger listings = new AtomicInteger();
    InterceptedStorage moving =
        InterceptedStorage.of(storage)
            .withListed(folder -> {
              if (listings.incrementAndGet() == 1) {
                archive(FIRST);
              }
            });

    // When
    JournalReader reader = JournalReader.after(moving, 0);

    // Then
    assertThat(reader.next().orElseThrow().position()).isEqualTo(1);
    assertThat(storage.list(StorageFolder.LOG)).doesNotContain(FIRST);
  }

  @Test
  void shouldReadASegmentThatIsArchivedBeforeItsTurn() {
    // Given
    write(100, 2);
    JournalReader reader = JournalReader.after(storage, 0);
    archive(FIRST);
    archive(SECOND);

    // When
    int frames = 0;
    while (reader.next().isPresent()) {
      frames++;
    }

    // Then
    assertThat(frames).isEqualTo(200);
  }
}

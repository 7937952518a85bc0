package org.signalbox.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinuxDiskAdapterTest {

  private static final int ENOENT = 2;
  private static final int EBADF = 9;

  @TempDir Path folder;

  private final DiskPort disk = LinuxDiskAdapter.linked();

  @Test
  void shouldTellWhyAFileCannotBeOpened() {
    // When, Then
    assertThatThrownBy(() -> disk.open(folder.resolve("none")))
        .isInstanceOf(IOException.class)
        .hasMessage("open failed, errno " + ENOENT);
  }

  @Test
  void shouldWriteAndSyncAFileWithoutChangingIt() throws IOException {
    // Given
    byte[] content = new byte[1 << 20];
    content[77] = 7;
    Path file = Files.write(folder.resolve("ä file"), content);

    // When
    try (DiskPort.OpenFile open = disk.open(file)) {
      open.beginWriting();
      open.write(4_096, 256 << 10);
      // Behind its end, as for the last piece of a file.
      open.write(1 << 20, 4_096);
      open.sync();
    }

    // Then
    assertThat(Files.readAllBytes(file)).isEqualTo(content);
  }

  @Test
  void shouldTellThatTheSystemRefuses() throws IOException {
    // Given
    DiskPort.OpenFile closed = disk.open(Files.createFile(folder.resolve("closed")));
    closed.close();

    // When, Then
    assertThatThrownBy(closed::sync).hasMessage("fdatasync failed, errno " + EBADF);
    assertThatThrownBy(() -> closed.write(0, 1))
        .hasMessage("sync_file_range failed, errno " + EBADF);
    assertThatCode(closed::close).doesNotThrowAnyException();
  }
}

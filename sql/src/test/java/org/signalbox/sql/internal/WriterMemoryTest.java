package org.signalbox.sql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WriterMemoryTest {

  @Test
  void shouldKeepLittleInASmallProgram() {
    // When
    WriterMemory memory = WriterMemory.of(1_999L << 20);

    // Then: KiB below zero, and pages
    assertThat(memory.cacheSize()).isEqualTo(-65_536);
    assertThat(memory.checkpointPages()).isEqualTo(16_384);
  }

  @Test
  void shouldKeepAWholeBatchInALargeProgram() {
    // When
    WriterMemory memory = WriterMemory.of(2_000L << 20);

    // Then
    assertThat(memory.cacheSize()).isEqualTo(-262_144);
    assertThat(memory.checkpointPages()).isEqualTo(32_768);
  }
}

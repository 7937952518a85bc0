package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Logs of earlier versions come to the same state for ever. */
class GoldenLogTest {

  @Test
  void shouldReplayTheLogOfEngineOneToItsHash() {
    // Given
    List<String> hex = read("engine-1.hex").lines().toList();

    // When
    LedgerShard shard = GoldenLog.replayed(hex);

    // Then
    assertThat(shard.stateHash()).isEqualTo(read("engine-1.hash").strip());
  }

  @Test
  void shouldWriteTheCommandsOfEngineOneAsTheyWereWritten() {
    // Given
    LedgerCommandEncoder encoder = new LedgerCommandEncoder();

    // When
    List<String> written =
        GoldenLog.commands().stream()
            .map(command -> HexFormat.of().formatHex(encoder.encode(command)))
            .toList();

    // Then
    assertThat(written).isEqualTo(read("engine-1.hex").lines().toList());
  }

  @Test
  void shouldComeToAnotherHashWithoutTheLastCommand() {
    // Given
    List<String> hex = read("engine-1.hex").lines().toList();

    // When
    LedgerShard shard = GoldenLog.replayed(hex.subList(0, hex.size() - 1));

    // Then
    assertThat(shard.stateHash()).isNotEqualTo(read("engine-1.hash").strip());
  }

  private static String read(String name) {
    try (InputStream in =
        Objects.requireNonNull(GoldenLogTest.class.getResourceAsStream("/golden/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of earlier versions come to the same state for ever. */
class GoldenLogTest {

  @ParameterizedTest
  @ValueSource(strings = {"engine-1", "engine-1-actions", "engine-1-sessions"})
  void shouldReplayTheLogOfEngineOneToItsHash(String name) {
    // Given
    List<String> hex = read(name + ".hex").lines().toList();

    // When
    LedgerShard shard = GoldenLog.replayed(hex);

    // Then
    assertThat(shard.stateHash()).isEqualTo(read(name + ".hash").strip());
  }

  static List<Arguments> logs() {
    return List.of(
        Arguments.of("engine-1", GoldenLog.commands()),
        Arguments.of("engine-1-actions", GoldenActions.commands()),
        Arguments.of("engine-1-sessions", GoldenSessions.commands()));
  }

  @ParameterizedTest
  @MethodSource("logs")
  void shouldWriteTheCommandsOfEngineOneAsTheyWereWritten(
      String name, List<LedgerCommand> commands) {
    // Given
    LedgerCommandEncoder encoder = new LedgerCommandEncoder();

    // When
    List<String> written =
        commands.stream()
            .map(command -> HexFormat.of().formatHex(encoder.encode(command)))
            .toList();

    // Then
    assertThat(written).isEqualTo(read(name + ".hex").lines().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine-1", "engine-1-actions", "engine-1-sessions"})
  void shouldComeToTheHashOfTheLogFromAnImageInItsMiddle(String name) {
    // Given
    List<String> hex = read(name + ".hex").lines().toList();
    LedgerShard shard =
        Ledgers.restored(
            GoldenLog.replayed(hex.subList(0, hex.size() / 2)),
            hash -> Optional.of(GoldenLog.TARIFF));

    // When
    hex.subList(hex.size() / 2, hex.size())
        .forEach(line -> shard.execute(LedgerCommandDecoder.decode(HexFormat.of().parseHex(line))));

    // Then
    assertThat(shard.stateHash()).isEqualTo(read(name + ".hash").strip());
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

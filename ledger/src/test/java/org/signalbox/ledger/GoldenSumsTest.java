package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden logs are what they were when their engine was recorded: {@code sums.txt} says so a
 * second time, so that recording one anew is a change of two files, never an oversight. Once an
 * engine is released its lines stay as they are for ever.
 */
class GoldenSumsTest {

  /**
   * A line of {@code sums.txt}.
   *
   * @param engine that wrote the file
   * @param sha256 of it, in hexadecimal digits
   */
  record Sum(int engine, String sha256, String file) {
    static Sum of(String line) {
      String[] words = line.split(" ", 3);
      return new Sum(Integer.parseInt(words[0]), words[1], words[2]);
    }
  }

  static List<Sum> sums() throws IOException {
    return Files.readAllLines(folder().resolve("sums.txt")).stream().map(Sum::of).toList();
  }

  private static Path folder() {
    try {
      return Path.of(
              Objects.requireNonNull(GoldenSumsTest.class.getResource("/golden/sums.txt")).toURI())
          .resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the resources of a test are files", e);
    }
  }

  @ParameterizedTest
  @MethodSource("sums")
  void shouldHoldTheOctetsThatWereRecorded(Sum recorded) throws IOException {
    // When
    byte[] octets = Files.readAllBytes(folder().resolve(recorded.file()));

    // Then
    assertThat(sha256(octets)).as(recorded.file()).isEqualTo(recorded.sha256());
    assertThat(recorded.file()).startsWith("engine-" + recorded.engine());
    assertThat(recorded.engine()).isBetween(1, LedgerShard.ENGINE);
  }

  @Test
  void shouldRecordEveryGoldenLogOfEveryEngine() throws IOException {
    // When
    List<Sum> recorded = sums();

    // Then
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(recorded)
          .extracting(Sum::file)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.startsWith("engine-"))
                  .toList());
    }
    assertThat(recorded)
        .extracting(Sum::engine)
        .containsAll(IntStream.rangeClosed(1, LedgerShard.ENGINE).boxed().toList());
  }

  private static String sha256(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

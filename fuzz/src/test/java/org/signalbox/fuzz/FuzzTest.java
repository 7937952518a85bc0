package org.signalbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run of every target; the long ones are {@code signalbox fuzz TARGET --minutes N}. */
class FuzzTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void shouldFindNothing(FuzzTarget target) throws Exception {
    // Given
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder()
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(folder.toFile());

    // When
    int status = new FuzzRun(target, FuzzBounds.repeatable(), folder).await(builder);

    // Then
    assertThat(status).as(() -> tail(log)).isZero();
    assertThat(log)
        .content()
        .contains("stat::number_of_executed_units")
        .as("coverage guides it")
        .containsPattern("DONE +cov: [1-9]");
  }

  private static String tail(Path log) {
    try {
      String text = Files.readString(log);
      return text.substring(Math.max(0, text.length() - 8_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

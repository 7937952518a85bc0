package org.signalbox.app.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.app.internal.text.TerminalOutput;

class WalkIT {

  @TempDir Path folder = Path.of(".");

  @Test
  void shouldGetTheAnswersThatThePostsShow() {
    // Given
    TerminalOutput output = new TerminalOutput(false);

    // When
    boolean expected = new Walk(output.terminal()).run(folder);

    // Then
    assertThat(output.text())
        .contains("Cost   66")
        .contains("3 × 1m0s × 22 ÷ 1m0s = 66")
        .contains("← PARTIALLY_EXECUTED")
        .contains("SUM 88")
        .contains("26 calls, every answer as in the posts");
    assertThat(expected).isTrue();
  }
}

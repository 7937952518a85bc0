package org.signalbox.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExternalToolTest {

  @Test
  void shouldFailWithTheLineThatInstallsAMissingTool() {
    // When
    var failure = assertThatThrownBy(() -> ExternalTool.require("no-such-tool", "no-such-package"));

    // Then
    failure
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("apt-get install -y no-such-package");
  }

  @Test
  void shouldFeedTheInputAndReturnTheOutput() {
    // Given
    ExternalTool cat = ExternalTool.require("cat", "coreutils");

    // When
    String output = cat.run(List.of("-"), "22.0000");

    // Then
    assertThat(output).isEqualTo("22.0000");
  }

  @Test
  void shouldFailWithTheOutputOfAToolThatFails() {
    // Given
    ExternalTool cat = ExternalTool.require("cat", "coreutils");

    // When
    var failure = assertThatThrownBy(() -> cat.run("/no/such/file"));

    // Then
    failure.isInstanceOf(AssertionError.class).hasMessageContaining("No such file");
  }
}

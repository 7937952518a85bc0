package org.signalbox.bench.eir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bench asks, and which answers it counts. */
class EirCommandTest {

  /** As h2load of nghttp2 1.64 ends. */
  private static final String GOOD =
      """
      finished in 5.00s, 132000.00 req/s, 9.11MB/s
      requests: 660000 total, 660256 started, 660000 done, 660000 succeeded, 0 failed, 0 errored, 0 timeout
      status codes: 660000 2xx, 0 3xx, 0 4xx, 0 5xx
      """;

  @Test
  void shouldCountChecksThatWereAllAnswered() {
    // When Then
    assertThatCode(() -> EirCommand.requireAllAnswered(GOOD)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7 failed", "7 errored", "7 3xx", "7 4xx", "7 5xx"})
  void shouldNotCountRefusals(String fault) {
    // Given
    String output = GOOD.replace("0" + fault.substring(1) + ",", fault + ",");
    String last = output.replace("0" + fault.substring(1) + "\n", fault + "\n");

    // When Then
    assertThatThrownBy(() -> EirCommand.requireAllAnswered(last))
        .hasMessageStartingWith("not every check was answered with 2xx");
  }

  @Test
  void shouldAskOfManyDevicesAndSometimesOfASubscription(@TempDir Path folder) throws Exception {
    // Given
    Path file = folder.resolve("questions.txt");

    // When
    EquipmentQuestions.write(new EquipmentList(1_000), 3_200, "http://127.0.0.1:1/x", file);

    // Then
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3_200);
    assertThat(lines.stream().distinct().count()).isGreaterThan(2_000);
    assertThat(lines.stream().filter(line -> line.contains("&supi=imsi-"))).hasSize(800);
  }
}

package org.signalbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> NAMES = List.of("http", "tcp", "anonymous", "limits", "cost");

  @ParameterizedTest
  @CsvSource({
    "htpp, http",
    "thtp, http",
    "anonymus, anonymous",
    "limit, limits",
    "costs, cost",
    "ocst, cost"
  })
  void shouldFindTheNameMeant(String misspelt, String meant) {
    assertThat(NearestName.of(misspelt, NAMES)).contains(meant);
  }

  @Test
  void shouldNotGuessFromAfar() {
    assertThat(NearestName.of("databases", NAMES)).isEmpty();
    assertThat(NearestName.of("", NAMES)).isEmpty();
    assertThat(NearestName.of("http", List.of())).isEmpty();
    assertThat(NearestName.of("h".repeat(101), List.of("h".repeat(100)))).isEmpty();
  }
}

package org.signalbox.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The database servers start, answer their own client, and end. */
class PrivateServersIT {

  @Test
  void shouldRunAPrivatePostgres() {
    assertAnswers(PrivatePostgres::new);
  }

  @Test
  void shouldRunAPrivateMariaDb() {
    assertAnswers(PrivateMariaDb::new);
  }

  private static void assertAnswers(Supplier<DatabaseServer> starter) {
    // Given
    try (DatabaseServer server = starter.get()) {

      // When
      String answer = server.query("select 0.1 + 0.2");

      // Then
      assertThat(answer).isEqualTo("0.3");
    }
  }
}

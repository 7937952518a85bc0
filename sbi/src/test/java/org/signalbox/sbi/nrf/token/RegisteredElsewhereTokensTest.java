package org.signalbox.sbi.nrf.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.sbi.http.SbiResponse;

/**
 * Whoever registered at another instance a moment ago gets a token; a flood of names costs little.
 */
class RegisteredElsewhereTokensTest {

  @TempDir Path folder;
  private TokenDesk desk;

  @BeforeEach
  void open() {
    desk = new TokenDesk(folder);
    desk.register(TokenDesk.UDM, "UDM", TokenDesk.service("nudm-sdm", ""));
    desk.store.looks().set(0);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static String[] fields(String id) {
    return new String[] {
      "grant_type",
      "client_credentials",
      "nfInstanceId",
      id,
      "targetNfType",
      "UDM",
      "scope",
      "nudm-sdm"
    };
  }

  private void flood() {
    for (int i = 0; i < 1_000; i++) {
      desk.ask(fields(UUID.randomUUID().toString()));
    }
  }

  @Test
  void shouldLookForFewOfThoseWhomNothingBearsOut() {
    // When
    flood();

    // Then
    assertThat(desk.store.looks()).hasValueLessThanOrEqualTo(10);
  }

  @Test
  void shouldLookForWhomItsCertificateBearsOutInTheMiddleOfAFlood() {
    // Given
    flood();
    desk.registerElsewhere(TokenDesk.SMF, "SMF");

    // When
    SbiResponse answer = desk.askAs("urn:uuid:" + TokenDesk.SMF, fields(TokenDesk.SMF));

    // Then
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void shouldLookAgainForWhomNothingBearsOutASecondLater() {
    // Given
    flood();
    desk.registerElsewhere(TokenDesk.SMF, "SMF");
    int atOnce = desk.ask(fields(TokenDesk.SMF)).status();
    desk.clock.advance(Duration.ofSeconds(1));

    // When
    int later = desk.ask(fields(TokenDesk.SMF)).status();

    // Then
    assertThat(atOnce).isEqualTo(400);
    assertThat(later).isEqualTo(200);
  }
}

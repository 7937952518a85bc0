package org.signalbox.interop.ocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.CaptureJudgement;

/** The calls of stock Kamailio, charged by our node behind our routing agent. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KamailioThroughAgentIT {

  @TempDir static Path folder;
  private static KamailioWorld world;

  @BeforeAll
  static void open() {
    world = KamailioWorld.openBehindAgent(folder);
    world.awaitConnected();
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Order(1)
  @Test
  void shouldChargeACallForWhatItLasted() {
    // Given
    Purse purse = world.purse("61400000001", "100");

    // When
    world.telephones().callAndHangUp("+61400000001", Duration.ofSeconds(5));

    // Then
    BigDecimal cost = purse.cdrs(1).getFirst().path("Cost").decimalValue();
    assertThat(cost).as(world::log).isBetween(new BigDecimal(5), new BigDecimal(7));
    assertThat(purse.money()).isEqualByComparingTo(new BigDecimal(100).subtract(cost));
  }

  @Order(2)
  @Test
  void shouldRefuseACallWithoutCredit() {
    // Given
    Purse purse = world.purse("61400000002", "0");

    // When
    world.telephones().callAndBeRefused("+61400000002", 402);

    // Then
    assertThat(purse.money()).isEqualByComparingTo("0");
  }

  @Order(3)
  @Test
  void shouldCutACallAtTheEndOfItsCredit() {
    // Given
    Purse purse = world.purse("61400000004", "3");

    // When
    Duration length = world.telephones().callUntilCut("+61400000004");

    // Then
    assertThat(length).as(world::log).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
    Await.until(
        () -> purse.money().signum() <= 0, () -> "nothing to be left, not " + purse.money());
  }

  @Order(4)
  @Test
  void shouldLookSoundToWireshark() {
    // When
    CaptureJudgement judgement = world.judgement();

    // Then
    // Kamailio writes a MAC address as text, and a plus before an E.164 number.
    assertThat(
            judgement.errors(
                "Invalid User-Equipment-Info-Value length",
                "Country Code contains non-decimal digits"))
        .isEmpty();
    assertThat(judgement.messages()).containsKeys("257R", "257A", "272R", "272A");
  }
}

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
import tools.jackson.databind.JsonNode;

/**
 * Stock Kamailio has calls charged by our node: it asks for four seconds at a time, a second costs
 * one. It counts in whole seconds and rounds the last report up, so a call may cost one more than
 * it lasted.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KamailioCallsIT {

  @TempDir static Path folder;
  private static KamailioWorld world;

  @BeforeAll
  static void open() {
    world = KamailioWorld.open(folder);
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
    world.telephones().callAndHangUp("+61400000001", Duration.ofSeconds(6));

    // Then
    JsonNode cdr = purse.cdrs(1).getFirst();
    BigDecimal cost = cdr.path("Cost").decimalValue();
    assertThat(cost).as(world::log).isBetween(new BigDecimal(6), new BigDecimal(8));
    assertThat(purse.money()).isEqualByComparingTo(new BigDecimal(100).subtract(cost));
    assertThat(cdr.path("Destination").asString()).isEqualTo("61400000099");
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
  void shouldTellACallerWhoIsNoCustomer() {
    // Given
    String stranger = "+61400009999";

    // When
    world.telephones().callAndBeRefused(stranger, 404);

    // Then
    assertThat(world.log()).doesNotContain("Exception");
  }

  @Order(4)
  @Test
  void shouldCutACallAtTheEndOfItsCredit() {
    // Given
    Purse purse = world.purse("61400000004", "6");

    // When
    Duration length = world.telephones().callUntilCut("+61400000004");

    // Then
    JsonNode cdr = purse.cdrs(1).getFirst();
    BigDecimal cost = cdr.path("Cost").decimalValue();
    // Nothing that is paid for is kept from the caller. Kamailio's timer is late on a busy machine,
    // but what an operator may lose by that is one grant of four seconds.
    assertThat(cost).as(world::log).isBetween(new BigDecimal(6), new BigDecimal(10));
    // However late: nobody pays for more than the call lasted, in Kamailio's whole seconds.
    assertThat(cost).as(world::log).isLessThanOrEqualTo(BigDecimal.valueOf(length.toSeconds() + 1));
    assertThat(purse.money()).isEqualByComparingTo(new BigDecimal(6).subtract(cost));
  }

  @Order(5)
  @Test
  void shouldLetACallGoOnThatIsToppedUp() {
    // Given
    Purse purse = world.purse("61400000005", "6");
    Thread friend =
        Thread.ofVirtual()
            .start(() -> {
              Await.until(
                  () -> purse.money().compareTo(BigDecimal.TWO) <= 0, () -> "a reservation");
              purse.add("100");
            });

    // When
    world.telephones().callAndHangUp("+61400000005", Duration.ofSeconds(7));

    // Then
    assertThat(friend.isAlive()).isFalse();
    assertThat(purse.cdrs(1).getFirst().path("Cost").decimalValue())
        .as(world::log)
        .isBetween(new BigDecimal(7), new BigDecimal(9));
  }

  @Order(6)
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

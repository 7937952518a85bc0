package org.signalbox.sbi.nrf.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.subscription.UntoldChanges;
import org.signalbox.sbi.http.OctetBudget;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.nrf.NfText;

/** What waits for a subscriber that never answers is bounded, and given back when it is dropped. */
class DeliveryQueueTest {

  private static final int LARGE = 256 << 10;
  private static final NfInstanceId UDM = NfInstanceId.parse(NfText.UDM).orElseThrow();

  private final NotifierFigures figures = new NotifierFigures();
  private final SbiClient client = SbiClient.open(Optional.empty());
  private ServerSocket silent;

  @BeforeEach
  void open() throws IOException {
    silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
    client.close();
  }

  private DeliveryQueue queue(OctetBudget budget) {
    DeliveryPolicy policy =
        new DeliveryPolicy("NRF", Duration.ofMinutes(5), Duration.ofSeconds(1), 1, 200);
    return new DeliveryQueue(
        URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/n"),
        new DeliveryQueue.Means(client, policy, figures, budget));
  }

  private static void addLarge(DeliveryQueue queue, int count) {
    for (int i = 0; i < count; i++) {
      queue.add(UDM, new byte[LARGE], new UntoldChanges().begin(1));
    }
  }

  @Test
  void shouldDropTheOldestWhereLargeOnesWaitForOneSubscriber() {
    // Given
    OctetBudget budget = new OctetBudget(Long.MAX_VALUE);
    DeliveryQueue queue = queue(budget);

    // When: one is on its way, sixteen may wait
    addLarge(queue, 20);

    // Then
    assertThat(figures.droppedSum()).isEqualTo(3);
    assertThat(budget.taken()).isEqualTo(LARGE + DeliveryQueue.OCTETS_MAX);
  }

  @Test
  void shouldDropWhereAllSubscribersTogetherKeepTooMuchWaiting() {
    // Given
    OctetBudget budget = new OctetBudget(4 * LARGE);
    addLarge(queue(budget), 4);

    // When
    addLarge(queue(budget), 1);

    // Then
    assertThat(figures.droppedSum()).isEqualTo(1);
    assertThat(budget.taken()).isEqualTo(4 * LARGE);
  }

  @Test
  void shouldGiveBackAllThatWaitsWhenItIsClosed() {
    // Given
    OctetBudget budget = new OctetBudget(Long.MAX_VALUE);
    DeliveryQueue queue = queue(budget);
    addLarge(queue, 5);

    // When
    queue.close();
    addLarge(queue, 1);

    // Then: but for the one on its way
    assertThat(budget.taken()).isEqualTo(LARGE);
  }
}

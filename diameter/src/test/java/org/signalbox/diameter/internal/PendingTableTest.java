package org.signalbox.diameter.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.testsupport.Seeded;

class PendingTableTest {

  private final NodeCore node = new NodeCore(NodeConfig.of("a.home", "home"), NodeHooks.defaults());

  private PendingRequest request() {
    DiameterMessage message = DiameterMessage.request(4, 272).build();
    return new PendingRequest(
        node.relay(),
        new RelayedRequest(message, Optional.empty(), node.anyLoop(), answer -> {}),
        new RouteDecision.Send(
            message, List.of(), AnswerHandler.FORWARD, Optional.empty(), Optional.empty()),
        0);
  }

  @Test
  void shouldGiveBackWhatWasAddedOnce() {
    // Given
    PendingTable table = new PendingTable(10, -1);
    PendingRequest request = request();
    int id = table.add(request);

    // When
    PendingRequest taken = table.take(id);

    // Then
    assertThat(taken).isSameAs(request);
    assertThat(table.take(id)).isNull();
    assertThat(table.size()).isZero();
  }

  @Test
  void shouldNotTakeAnIdThatOnlySharesThePlace() {
    // Given
    PendingTable table = new PendingTable(10, 5);
    int id = table.add(request());

    // When
    PendingRequest other = table.take(id + 256);

    // Then
    assertThat(other).isNull();
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void shouldBeFullAtItsBound() {
    // Given
    PendingTable table = new PendingTable(2, 0);
    table.add(request());

    // When
    boolean before = table.isFull();
    table.add(request());

    // Then
    assertThat(before).isFalse();
    assertThat(table.isFull()).isTrue();
  }

  @Test
  void shouldGiveEverythingBackAtTheEnd() {
    // Given
    PendingTable table = new PendingTable(10_000, Integer.MAX_VALUE - 100);
    for (int i = 0; i < 3000; i++) {
      table.add(request());
    }

    // When
    List<PendingRequest> all = table.takeAll();

    // Then
    assertThat(all).hasSize(3000).doesNotHaveDuplicates();
    assertThat(table.size()).isZero();
  }

  @Seeded
  @Test
  void shouldAgreeWithAMapWhateverTheOrder(SplittableRandom random) {
    // Given
    PendingTable table = new PendingTable(2000, random.nextInt());
    Map<Integer, PendingRequest> model = new HashMap<>();

    // When
    for (int step = 0; step < 20_000; step++) {
      if (random.nextBoolean() && !table.isFull()) {
        PendingRequest request = request();
        assertThat(model.put(table.add(request), request)).isNull();
      } else if (!model.isEmpty()) {
        int id = model.keySet().iterator().next();
        assertThat(table.take(id)).isSameAs(model.remove(id));
      }
    }

    // Then
    assertThat(table.size()).isEqualTo(model.size());
    assertThat(table.takeAll()).containsExactlyInAnyOrderElementsOf(model.values());
  }
}

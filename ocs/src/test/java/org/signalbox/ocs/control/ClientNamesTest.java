package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterIdentity;

class ClientNamesTest {

  @Test
  void shouldKnowAClientAgain() {
    // Given
    ClientNames names = new ClientNames();
    DiameterIdentity first = names.of("Gateway1.visited");

    // When
    DiameterIdentity second = names.of(String.valueOf("Gateway1.visited".toCharArray()));

    // Then
    assertThat(second).isSameAs(first);
  }

  @Test
  void shouldCallEachClientAsItWroteItself() {
    // Given
    ClientNames names = new ClientNames();

    for (int i = 0; i < 2_000; i++) {
      // When
      DiameterIdentity lower = names.of("gateway" + i);
      DiameterIdentity upper = names.of("GATEWAY" + i);

      // Then
      assertThat(lower.text()).isEqualTo("gateway" + i);
      assertThat(upper.text()).isEqualTo("GATEWAY" + i);
    }
  }
}

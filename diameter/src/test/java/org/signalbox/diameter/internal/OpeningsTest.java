package org.signalbox.diameter.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.DiameterIdentity;

class OpeningsTest {

  private final Openings openings = new Openings();

  @Test
  void shouldKeepNothingForThoseWhoNoLongerWait() {
    // Given
    CompletableFuture<Void> given =
        openings.await(DiameterIdentity.of("never.opens")).toCompletableFuture();
    int whileWaiting = openings.size();

    // When
    given.cancel(false);

    // Then
    assertThat(whileWaiting).isEqualTo(1);
    assertThat(openings.size()).isZero();
  }
}

package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.sbi.http.FairShares.Outcome.CLIENT_HAS_ITS_SHARE;
import static org.signalbox.sbi.http.FairShares.Outcome.NOTHING_LEFT;
import static org.signalbox.sbi.http.FairShares.Outcome.TAKEN;

import org.junit.jupiter.api.Test;

class FairSharesTest {

  private final FairShares shares = new FairShares(1_000);

  @Test
  void shouldGiveOneClientHalfOfAll() {
    // Given
    shares.take("a", 400);

    // When
    FairShares.Outcome within = shares.take("a", 100);
    FairShares.Outcome beyond = shares.take("a", 1);

    // Then
    assertThat(within).isEqualTo(TAKEN);
    assertThat(beyond).isEqualTo(CLIENT_HAS_ITS_SHARE);
    assertThat(shares.taken()).isEqualTo(500);
  }

  @Test
  void shouldLeaveAFurtherClientAsMuchAsEachOfTheOthersHas() {
    // Given
    for (int client = 0; client < 9; client++) {
      shares.take("client " + client, 100);
    }

    // When
    FairShares.Outcome more = shares.take("client 0", 1);
    FairShares.Outcome further = shares.take("another", 50);

    // Then
    assertThat(more).isEqualTo(CLIENT_HAS_ITS_SHARE);
    assertThat(further).isEqualTo(TAKEN);
  }

  @Test
  void shouldNeverGiveMoreThanThereIs() {
    // When
    FairShares.Outcome outcome = shares.take("a", 1_001);

    // Then
    assertThat(outcome).isEqualTo(NOTHING_LEFT);
    assertThat(shares.taken()).isZero();
  }

  @Test
  void shouldForgetWhoHoldsNothing() {
    // Given
    shares.take("a", 300);
    shares.take("a", 200);

    // When
    shares.giveBack("a", 500);

    // Then
    assertThat(shares.clients()).isZero();
    assertThat(shares.take("b", 500)).isEqualTo(TAKEN);
  }
}

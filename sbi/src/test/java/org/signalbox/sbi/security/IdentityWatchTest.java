package org.signalbox.sbi.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityWatchTest {

  private final IdentityWatch watch = new IdentityWatch();

  /** A query may name several subscribers; some of them may be there to hide the others. */
  @Test
  void shouldNoticeASequenceBetweenOtherIdentities() {
    // Given
    List<Boolean> told = new ArrayList<>();

    // When
    for (int i = 0; i < IdentityWatch.MISSES; i++) {
      boolean isTold = watch.missed("smf", "imsi-00101%010d".formatted(i));
      told.add(watch.missed("smf", "msisdn-%d".formatted(491_700_000_000L + 7_919_000L * i)));
      told.add(isTold);
    }

    // Then
    assertThat(told).containsOnlyOnce(true);
  }

  @Test
  void shouldNotCountTheSameSubscriberTwice() {
    // Given
    List<Boolean> told = new ArrayList<>();

    // When
    for (int i = 0; i < 3 * IdentityWatch.MISSES; i++) {
      told.add(watch.missed("smf", "imsi-001010000000001"));
    }

    // Then
    assertThat(told).containsOnly(false);
  }
}

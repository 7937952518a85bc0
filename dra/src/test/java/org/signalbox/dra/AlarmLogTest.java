package org.signalbox.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;

class AlarmLogTest {

  /** A monotonic clock may begin anywhere and may wrap around. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  private final AlarmLog log = new AlarmLog(now::get);

  @Test
  void shouldWriteOneKindOfFaultOfOnePeerOnceAMinute() {
    // Given
    List<Boolean> due = new ArrayList<>();

    // When
    for (int seconds : new int[] {0, 59, 1}) {
      now.addAndGet(Duration.ofSeconds(seconds).toNanos());
      due.add(log.isDue(Occurrence.STALLED, "hss01"));
    }

    // Then
    assertThat(due).containsExactly(true, false, true);
    assertThat(log.isDue(Occurrence.STALLED, "hss02")).isTrue();
    assertThat(log.isDue(Occurrence.LOOP_DETECTED, "hss01")).isTrue();
  }
}

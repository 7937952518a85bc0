package org.signalbox.diameter.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.node.VirtualNodeTime;
import org.signalbox.testsupport.Seeded;

class AnswerWheelTest {

  private final VirtualNodeTime time = new VirtualNodeTime();
  private final AnswerWheel wheel = new AnswerWheel(time, Runnable::run);
  private final List<Entry> expired = new ArrayList<>();

  private final class Entry extends WheelEntry {

    private final long dueNanos;
    private long expiredNanos;

    Entry(Duration delay) {
      dueNanos = time.nanoTime() + delay.toNanos();
      wheel.add(this, time.nanoTime(), delay.toNanos());
    }

    @Override
    void onTimeout() {
      expiredNanos = time.nanoTime();
      expired.add(this);
    }
  }

  @Test
  void shouldExpireAnEntryAfterItsDelayAndNotBefore() {
    // Given
    Entry entry = new Entry(Duration.ofSeconds(8));
    time.advance(Duration.ofMillis(7990));
    assertThat(expired).isEmpty();

    // When
    time.advance(Duration.ofMillis(200));

    // Then
    assertThat(expired).containsExactly(entry);
  }

  @Test
  void shouldKeepEntriesOfLaterTurnsOfTheWheel() {
    // Given
    new Entry(Duration.ofMinutes(2));

    // When
    time.advance(Duration.ofSeconds(119));

    // Then
    assertThat(expired).isEmpty();
    time.advance(Duration.ofSeconds(2));
    assertThat(expired).hasSize(1);
  }

  @Test
  void shouldForgetWhatIsRemoved() {
    // Given
    Entry first = new Entry(Duration.ofSeconds(1));
    Entry second = new Entry(Duration.ofSeconds(1));
    Entry third = new Entry(Duration.ofSeconds(1));

    // When
    wheel.remove(second);
    wheel.remove(second);
    time.advance(Duration.ofSeconds(2));

    // Then
    assertThat(expired).containsExactlyInAnyOrder(first, third);
  }

  @Test
  void shouldExpireAnEntryWithoutDelayAtTheNextTick() {
    // Given
    new Entry(Duration.ZERO);

    // When
    time.advance(Duration.ofMillis(150));

    // Then
    assertThat(expired).hasSize(1);
  }

  @Test
  void shouldStartAgainAfterItWasEmpty() {
    // Given
    new Entry(Duration.ofSeconds(1));
    time.advance(Duration.ofHours(1));

    // When
    new Entry(Duration.ofSeconds(1));
    time.advance(Duration.ofSeconds(2));

    // Then
    assertThat(expired).hasSize(2);
  }

  @Test
  void shouldGoOnTurningWhenATimeoutFails() {
    // Given
    WheelEntry broken =
        new WheelEntry() {
          @Override
          void onTimeout() {
            throw new IllegalStateException("broken on purpose");
          }
        };
    wheel.add(broken, time.nanoTime(), 0);
    Entry later = new Entry(Duration.ofSeconds(1));

    // When
    time.advance(Duration.ofSeconds(2));

    // Then
    assertThat(expired).containsExactly(later);
  }

  @Seeded
  @Test
  void shouldExpireEveryEntryWithinATickOrTwoOfItsTime(SplittableRandom random) {
    // Given
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      entries.add(new Entry(Duration.ofMillis(random.nextInt(40_000))));
      if (random.nextInt(10) == 0) {
        time.advance(Duration.ofMillis(random.nextInt(300)));
      }
    }

    // When
    time.advance(Duration.ofSeconds(90));

    // Then
    assertThat(expired).containsExactlyInAnyOrderElementsOf(entries);
    for (Entry entry : entries) {
      assertThat(entry.expiredNanos - entry.dueNanos)
          .isBetween(0L, Duration.ofMillis(110).toNanos());
    }
  }
}

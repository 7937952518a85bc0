package org.signalbox.registers.equipment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.Seeded;

/** What one long array a segment says is what a map says. */
class MarkTableTest {

  private static final int KEYS = 3_000;

  @Test
  @Seeded
  void shouldSayWhatAMapSaysThroughChanges(SplittableRandom random) {
    // Given
    MarkTable table = new MarkTable(2);
    Map<Long, Integer> expected = new HashMap<>();

    // When
    for (int step = 0; step < 100_000; step++) {
      long key = key(random.nextInt(KEYS));
      int mark = random.nextInt(4);
      if (random.nextInt(100) == 0) {
        table.expect(random.nextInt(KEYS));
      }
      // More go than come, then the reverse: slots whose key is gone are left behind.
      if (random.nextInt(10) < (step / 10_000 % 2 == 0 ? 3 : 7)) {
        table.put(key, mark);
        expected.put(key, mark);
      } else {
        table.remove(key);
        expected.remove(key);
      }
    }

    // Then
    List<String> differences = new ArrayList<>();
    for (int number = 0; number < KEYS; number++) {
      int found = table.markOf(key(number));
      if (found != expected.getOrDefault(key(number), -1)) {
        differences.add(key(number) + ": " + found);
      }
    }
    assertThat(differences).isEmpty();
    for (int mark = 0; mark < 4; mark++) {
      int counted = mark;
      assertThat(table.count(mark))
          .isEqualTo(expected.values().stream().filter(found -> found == counted).count());
    }
  }

  /** The least, the largest, and some between. */
  private static long key(int number) {
    return number == 1 ? (1L << 61) - 1 : number * 61_803_398_874L;
  }

  @Test
  void shouldKnowNothingOfNumbersThatAreNoKeys() {
    // Given
    MarkTable table = new MarkTable(2);
    table.put(0, 1);
    table.put(1, 0);
    table.remove(1);

    // When
    int mark = table.markOf(EntryNumbers.UNKNOWN);

    // Then
    assertThat(mark).isEqualTo(-1);
    assertThat(table.markOf(1)).isEqualTo(-1);
  }

  /** A key that stays is found at every moment, whatever comes and goes beside it. */
  @Test
  void shouldFindWhatStaysWhileOthersComeAndGo() throws InterruptedException {
    // Given
    MarkTable table = new MarkTable(1);
    for (long key = 0; key < 100; key++) {
      table.put(key, 2);
    }
    AtomicBoolean isOver = new AtomicBoolean();
    List<Long> missed = new ArrayList<>();
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              for (long key = 0; !isOver.get(); key = (key + 1) % 100) {
                if (table.markOf(key) != 2) {
                  missed.add(key);
                }
              }
            });

    // When
    for (int round = 0; round < 20; round++) {
      for (long key = 100; key < 5_000; key++) {
        table.put(key, 1);
      }
      for (long key = 100; key < 5_000; key++) {
        table.remove(key);
      }
    }
    isOver.set(true);
    reader.join();

    // Then
    assertThat(missed).isEmpty();
  }
}

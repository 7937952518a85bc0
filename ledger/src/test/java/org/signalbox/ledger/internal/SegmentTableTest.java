package org.signalbox.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentTableTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  /** A value by identity, that can tell its hash and its key only when it is asked. */
  private static final class Value implements Keyed<String> {

    private final String key;

    Value(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }
  }

  /** One of few names, of which eight each have the same hash. */
  private static String name(Random random) {
    StringBuilder name = new StringBuilder("n" + random.nextInt(4));
    for (int i = 0; i < 3; i++) {
      name.append(random.nextBoolean() ? "Aa" : "BB");
    }
    return name.toString();
  }

  /** Puts or removes one, in the table and in its model; tells a value that is there no more. */
  private static void step(
      Random random,
      SegmentTable<String, Value> table,
      Map<String, Value> model,
      List<Value> replaced) {
    Value value = new Value(name(random));
    Value before =
        switch (random.nextInt(4)) {
          case 0 -> {
            table.remove(value.key());
            yield model.remove(value.key());
          }
          case 1 -> {
            Value known = model.remove(value.key());
            table.removeSame(known == null ? value : known);
            yield known;
          }
          case 2 -> {
            table.put(value);
            yield model.put(value.key(), value);
          }
          default -> {
            table.put(value.key(), value);
            yield model.put(value.key(), value);
          }
        };
    if (before != null) {
      replaced.add(before);
      // It is there no more, so nothing goes with it.
      table.removeSame(before);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldHoldWhatWasPutLastAndNothingThatWasReplaced(long seed) {
    // Given
    Random random = new Random(seed);
    SegmentTable<String, Value> table = new SegmentTable<>();
    Map<String, Value> model = new TreeMap<>();
    List<Value> replaced = new ArrayList<>();

    // When
    for (int i = 0; i < 300; i++) {
      step(random, table, model, replaced);
    }

    // Then
    assertThat(table.size()).as("seed %d", seed).isEqualTo(model.size());
    assertThat(replaced).as("seed %d", seed).noneMatch(table::holds);
    assertThat(model.values())
        .as("seed %d", seed)
        .allMatch(value -> table.holds(value) && table.get(value.key()) == value);
    assertThat(table.freeze().all()).as("seed %d", seed).hasSameElementsAs(model.values());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldTellWhatChangedSinceAnEarlierMomentAndWhatIsGone(long seed) {
    // Given
    Random random = new Random(seed);
    SegmentTable<String, Value> table = new SegmentTable<>();
    Map<String, Value> model = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      step(random, table, model, new ArrayList<>());
    }
    SegmentTable.Frozen<String, Value> before = table.freeze();
    Map<String, Value> modelBefore = new TreeMap<>(model);

    // When
    for (int i = 0; i < 40; i++) {
      step(random, table, model, new ArrayList<>());
    }

    // Then
    SegmentTable.Frozen<String, Value> now = table.freeze();
    Set<Value> changed = new HashSet<>(model.values());
    changed.removeAll(modelBefore.values());
    Set<String> removed = new HashSet<>(modelBefore.keySet());
    removed.removeAll(model.keySet());
    assertThat(segments().mapToObj(at -> now.changed(at, before)).flatMap(List::stream))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(changed);
    assertThat(segments().mapToObj(at -> now.removed(at, before)).flatMap(List::stream))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(removed);
    assertThat(before.all()).as("seed %d", seed).hasSameElementsAs(modelBefore.values());
  }

  /** Many names, so that a segment has some of different hashes. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldFindWhatAnEarlierMomentHadAndNothingElse(long seed) {
    // Given
    Random random = new Random(seed);
    SegmentTable<String, Value> table = new SegmentTable<>();
    List<Map<String, Value>> models = new ArrayList<>();
    List<SegmentTable.Frozen<String, Value>> moments = new ArrayList<>();
    Map<String, Value> model = new TreeMap<>();

    // When
    for (int moment = 0; moment < 3; moment++) {
      for (int i = 0; i < 3_000; i++) {
        Value value = new Value("n" + random.nextInt(4_000));
        if (random.nextInt(3) == 0) {
          table.remove(value.key());
          model.remove(value.key());
        } else {
          table.put(value);
          model.put(value.key(), value);
        }
      }
      moments.add(table.freeze());
      models.add(new TreeMap<>(model));
    }

    // Then
    List<Map<String, Value>> found = new ArrayList<>();
    for (SegmentTable.Frozen<String, Value> moment : moments) {
      Map<String, Value> values = new TreeMap<>();
      for (int i = 0; i < 4_000; i++) {
        String key = "n" + i;
        moment.get(key).ifPresent(value -> values.put(key, value));
      }
      found.add(values);
    }
    assertThat(found).as("seed %d", seed).isEqualTo(models);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldTellTheValuesOfASegmentByAscendingKey(long seed) {
    // Given
    Random random = new Random(seed);
    SegmentTable<String, Value> table = new SegmentTable<>();
    Map<String, Value> model = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      step(random, table, model, new ArrayList<>());
    }

    // When
    List<List<Value>> segments = segments().mapToObj(table.freeze()::segment).toList();

    // Then
    assertThat(segments)
        .as("seed %d", seed)
        .allSatisfy(values -> assertThat(values).extracting(Value::key).isSorted());
    assertThat(segments.stream().flatMap(List::stream))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(model.values());
  }

  private static IntStream segments() {
    return IntStream.range(0, SegmentTable.SEGMENTS);
  }
}

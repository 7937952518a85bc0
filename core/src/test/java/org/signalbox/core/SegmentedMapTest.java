package org.signalbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentedMapTest {

  private static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldBehaveAsAnyMapAndKeepEveryVersionAsItWas(long seed) {
    // Given
    Random random = new Random(seed);
    Map<String, String> expected = new HashMap<>();
    SegmentedMap<String, String> map = SegmentedMap.empty();

    for (int round = 0; round < 50; round++) {
      Map<String, String> set = new HashMap<>();
      Set<String> removed = new HashSet<>();
      for (int i = 0; i < 40; i++) {
        set.put("k" + random.nextInt(500), "v" + random.nextInt(5));
        removed.add("k" + random.nextInt(500));
      }
      Map<String, String> before = Map.copyOf(expected);
      SegmentedMap<String, String> old = map;

      // When
      map = map.with(set, removed);

      // Then
      expected.keySet().removeAll(removed);
      expected.putAll(set);
      assertThat(map.size()).as("seed %d", seed).isEqualTo(expected.size());
      assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.values());
      assertThat(old.values()).containsExactlyInAnyOrderElementsOf(before.values());
      for (int i = 0; i < 500; i++) {
        assertThat(map.get("k" + i).orElse("")).isEqualTo(expected.getOrDefault("k" + i, ""));
      }
    }
  }

  @Test
  void shouldShareAllSegmentsButTheChangedOne() {
    // Given
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      many.put("k" + i, "v" + i);
    }
    SegmentedMap<String, String> map = SegmentedMap.<String, String>empty().with(many, Set.of());

    // When
    SegmentedMap<String, String> changed = map.with(Map.of("k5", "other"), Set.of());
    SegmentedMap<String, String> unchanged = map.with(Map.of("k5", "v5"), Set.of("absent"));

    // Then
    assertThat(changed.segmentsNotSharedWith(map)).isOne();
    assertThat(unchanged.segmentsNotSharedWith(map)).isZero();
    assertThat(map.with(Map.of(), Set.of())).isSameAs(map);
  }

  @Test
  void shouldAddressEqualContentEqually() {
    // Given
    SegmentedMap<String, String> oneWay =
        SegmentedMap.<String, String>empty()
            .with(Map.of("a", "a1", "b", "b1"), Set.of())
            .with(Map.of("a", "a2"), Set.of());
    SegmentedMap<String, String> otherWay =
        SegmentedMap.<String, String>empty()
            .with(Map.of("b", "b1", "c", "c1"), Set.of())
            .with(Map.of("a", "a2"), Set.of("c"));

    // When
    byte[] address = oneWay.digest(SegmentedMapTest::bytes);

    // Then
    assertThat(otherWay.digest(SegmentedMapTest::bytes)).isEqualTo(address);
    assertThat(otherWay.with(Map.of("d", "d"), Set.of()).digest(SegmentedMapTest::bytes))
        .isNotEqualTo(address);
  }
}

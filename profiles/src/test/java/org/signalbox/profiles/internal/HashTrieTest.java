package org.signalbox.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTrieTest {

  /** A key of which many share a hash, or its lower bits. */
  private record Key(int id, int hash) {

    @Override
    public int hashCode() {
      return hash;
    }
  }

  @Test
  void shouldHaveNothingWhenEmpty() {
    // Given
    HashTrie<String, String> trie = HashTrie.empty();

    // When / Then
    assertThat(trie.isEmpty()).isTrue();
    assertThat(trie.get("x")).isNull();
    assertThat(trie.getOrDefault("x", "fallback")).isEqualTo("fallback");
    assertThat(trie.values()).isEmpty();
    assertThat(trie.keys()).isEmpty();
    assertThat(trie.without("x")).isSameAs(trie);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldBehaveAsAMapWhateverTheHashes(long seed) {
    // Given
    Random random = new Random(seed);
    Map<Key, Integer> expected = new HashMap<>();
    HashTrie<Key, Integer> trie = HashTrie.empty();

    // When
    for (int step = 0; step < 5_000; step++) {
      int id = random.nextInt(400);
      Key key = new Key(id, hashOf(id));
      if (random.nextInt(3) == 0) {
        expected.remove(key);
        trie = trie.without(key);
      } else {
        expected.put(key, step);
        trie = trie.with(key, step);
      }
    }

    // Then
    assertThat(trie.size()).as("seed %d", seed).isEqualTo(expected.size());
    assertThat(trie.keys())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    assertThat(trie.values())
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(expected.values());
    for (int id = 0; id < 400; id++) {
      Key key = new Key(id, hashOf(id));
      assertThat(trie.get(key)).as("seed %d key %d", seed, id).isEqualTo(expected.get(key));
    }
  }

  /** A third share one hash, a third differ in the highest bits only, the rest are spread. */
  private static int hashOf(int id) {
    return switch (id % 3) {
      case 0 -> 42;
      case 1 -> (id << 27) | 7;
      default -> id * 0x9E3779B9;
    };
  }

  @Test
  void shouldKeepEveryEarlierVersion() {
    // Given
    List<HashTrie<Integer, String>> versions = new ArrayList<>();
    HashTrie<Integer, String> trie = HashTrie.empty();

    // When
    for (int i = 0; i < 200; i++) {
      versions.add(trie);
      trie = trie.with(i, "v" + i);
    }

    // Then
    for (int i = 0; i < 200; i++) {
      assertThat(versions.get(i).size()).isEqualTo(i);
      assertThat(versions.get(i).get(i)).isNull();
    }
  }

  @Test
  void shouldReplaceAValueWithoutGrowing() {
    // Given
    HashTrie<String, String> trie = HashTrie.<String, String>empty().with("a", "1");

    // When
    HashTrie<String, String> changed = trie.with("a", "2");

    // Then
    assertThat(changed.size()).isEqualTo(1);
    assertThat(changed.get("a")).isEqualTo("2");
    assertThat(trie.get("a")).isEqualTo("1");
  }

  @Test
  void shouldRemoveOneOfTwoKeysWithOneHash() {
    // Given
    Key one = new Key(1, 5);
    Key other = new Key(2, 5);
    HashTrie<Key, String> trie = HashTrie.<Key, String>empty().with(one, "a").with(other, "b");

    // When
    HashTrie<Key, String> changed = trie.without(one);

    // Then
    assertThat(changed.get(one)).isNull();
    assertThat(changed.get(other)).isEqualTo("b");
    assertThat(changed.without(other).isEmpty()).isTrue();
    assertThat(changed.get(new Key(3, 5))).isNull();
  }
}

package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FieldTextsTest {

  @Test
  void shouldBeTheMapThatItsFieldsMakeWhateverTheirOrder() {
    for (long seed = 1; seed <= 200; seed++) {
      // Given
      Random random = new Random(seed);
      SortedMap<String, String> expected = new TreeMap<>();
      FieldTexts.Builder builder = new FieldTexts.Builder(random.nextInt(4));
      int count = random.nextInt(20);
      for (int i = 0; i < count; i++) {
        String name = "name " + random.nextInt(12);
        expected.put(name, "text " + i);
        builder.put(name, "text " + i);
      }

      // When
      FieldTexts fields = builder.build();

      // Then
      assertThat(fields).as("seed %d", seed).isEqualTo(expected).hasSameHashCodeAs(expected);
      assertThat(expected).as("seed %d", seed).isEqualTo(fields);
      assertThat(fields.keySet()).as("seed %d", seed).containsExactlyElementsOf(expected.keySet());
      assertThat(FieldTexts.copyOf(expected)).as("seed %d", seed).isEqualTo(fields);
      for (int i = 0; i < 12; i++) {
        String name = "name " + i;
        assertThat(fields.get(name)).as("seed %d", seed).isEqualTo(expected.get(name));
        assertThat(fields.headMap(name)).as("seed %d", seed).isEqualTo(expected.headMap(name));
        assertThat(fields.tailMap(name)).as("seed %d", seed).isEqualTo(expected.tailMap(name));
      }
    }
  }

  @Test
  void shouldNotChangeWithTheMapItWasMadeOf() {
    // Given
    Map<String, String> map = new TreeMap<>(Map.of("Apn", "internet", "Cell", "1"));
    FieldTexts fields = FieldTexts.copyOf(map);

    // When
    map.put("Apn", "ims");

    // Then
    assertThat(fields).containsEntry("Apn", "internet");
    assertThat(FieldTexts.copyOf(fields)).isSameAs(fields);
  }

  @Test
  void shouldBeAnotherMapWhereOneTextIsAnother() {
    // Given
    FieldTexts fields = FieldTexts.copyOf(Map.of("Apn", "internet", "Cell", "1"));

    // When
    FieldTexts other = FieldTexts.copyOf(Map.of("Apn", "internet", "Cell", "2"));

    // Then
    assertThat(other).isNotEqualTo(fields);
    assertThat(other.firstKey()).isEqualTo("Apn");
    assertThat(other.lastKey()).isEqualTo("Cell");
  }

  @Test
  void shouldShareItsNamesWithFieldsOfTheSameNames() {
    // Given
    FieldTexts fields = FieldTexts.copyOf(Map.of("Shared name", "1", "Shared other name", "2"));

    // When
    FieldTexts others =
        FieldTexts.copyOf(Map.of(anew("Shared name"), "3", anew("Shared other name"), "4"));

    // Then
    assertThat(others.firstKey()).isSameAs(fields.firstKey());
    assertThat(others.lastKey()).isSameAs(fields.lastKey());
    assertThat(others)
        .containsExactly(Map.entry("Shared name", "3"), Map.entry("Shared other name", "4"));
  }

  @Test
  void shouldHaveItsOwnNamesWhereOnlyThoseInTheMiddleDiffer() {
    // Given
    FieldTexts fields = FieldTexts.copyOf(Map.of("A", "1", "B", "2", "D", "3"));

    // When
    FieldTexts others = FieldTexts.copyOf(Map.of("A", "1", "C", "2", "D", "3"));

    // Then
    assertThat(others.keySet()).containsExactly("A", "C", "D");
    assertThat(fields.keySet()).containsExactly("A", "B", "D");
  }

  @Test
  void shouldShowItsNamesAndTextsAndLetNobodyChangeThem() {
    // Given
    FieldTexts fields = FieldTexts.copyOf(Map.of("Apn", "internet", "Cell", "1"));

    // When
    Set<String> names = fields.keySet();
    Collection<String> texts = fields.values();

    // Then
    assertThat(names).contains("Apn").doesNotContain("internet").containsExactly("Apn", "Cell");
    assertThat(texts).containsExactly("internet", "1");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> names.remove("Apn"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> texts.remove("1"));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(texts::clear);
  }

  /** An equal text that is another object. */
  private static String anew(String text) {
    return String.valueOf(text.toCharArray());
  }
}

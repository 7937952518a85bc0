package org.signalbox.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.config.ValueForms;
import org.signalbox.core.Problem;

/** Values with their places, and faults of files that no part ought to see. */
class YamlReaderTest {

  private final List<Problem> problems = new ArrayList<>();

  private Optional<YamlValue> read(String text) {
    return new YamlReader("some.yaml", problems).read(text.getBytes(StandardCharsets.UTF_8));
  }

  private SectionReader section(String text) {
    return SectionReader.of(read(text).orElseThrow(), "keys", problems);
  }

  private List<String> told() {
    return problems.stream().map(Problem::toString).toList();
  }

  @Test
  void shouldKeepNumbersAsTheyAreWritten() {
    // When
    Optional<String> digits = section("imsi: 001010000000001").optional("imsi", ValueForms.NAME);

    // Then
    assertThat(digits).contains("001010000000001");
    assertThat(problems).isEmpty();
  }

  @Test
  void shouldStopAtAnAliasThatLeadsIntoItself() {
    // When
    read("a: &a [*a]");

    // Then
    assertThat(told())
        .containsExactly("some.yaml:1:4: found values nested too deeply, expected at most 32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void shouldStopAtValuesThatLieInOneAnotherWithoutEnd(String opening) {
    // When
    Optional<YamlValue> value = read(opening.repeat(50_000));

    // Then
    assertThat(value).isEmpty();
    assertThat(told())
        .singleElement()
        .asString()
        .contains("found more than 32 values in one another");
  }

  @Test
  void shouldRefuseASecondDocument() {
    // When
    Optional<YamlValue> value = read("a: 1\n---\nb: 2\n");

    // Then
    assertThat(value).isEmpty();
    assertThat(told()).singleElement().asString().contains("expected YAML of one document");
  }

  @Test
  void shouldRefuseAKeyThatIsNoText() {
    // When
    read("? [a, b]\n: c\n");

    // Then
    assertThat(told()).containsExactly("some.yaml:1:3: found a list, expected a key");
  }

  @Test
  void shouldTakeOneTextForAListOfOne() {
    // Given
    SectionReader section = section("one: 5s\nseveral: [1m, soon]\nnone: []");

    // When
    List<Located<Duration>> one = section.list("one", ValueForms.DURATION);
    List<Located<Duration>> several = section.list("several", ValueForms.DURATION);
    List<Located<Duration>> none = section.list("none", ValueForms.DURATION);
    List<Located<Duration>> absent = section.list("absent", ValueForms.DURATION);

    // Then
    assertThat(one).hasSize(1);
    assertThat(several).hasSize(1);
    assertThat(none).isEmpty();
    assertThat(absent).isEmpty();
    assertThat(told())
        .containsExactly(
            "some.yaml:2:15: found \"soon\", expected " + ValueForms.DURATION.description(),
            "some.yaml:3:7: found an empty list, expected " + ValueForms.DURATION.description());
  }

  @Test
  void shouldRefuseWhatNobodyAskedFor() {
    // Given
    SectionReader section = section("wieght: 1\nweight: 2\ncolour: red");
    section.optional("weight", ValueForms.NAME);
    section.optional("priority", ValueForms.NAME);

    // When
    section.finish();

    // Then
    assertThat(told())
        .containsExactly(
            "some.yaml:1:1: found unknown key \"wieght\", expected \"weight\"",
            "some.yaml:3:1: found unknown key \"colour\", expected one of weight, priority");
  }

  @Test
  void shouldTellAKeyWithoutAValue() {
    // When
    Optional<String> value = section("a:").required("a", ValueForms.NAME);

    // Then
    assertThat(value).isEmpty();
    assertThat(told()).containsExactly("some.yaml:1:3: found nothing, expected a name");
  }
}

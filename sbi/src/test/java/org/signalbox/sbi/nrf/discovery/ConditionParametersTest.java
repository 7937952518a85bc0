package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.signalbox.registers.nf.NfType;

/** Each row: a member of a profile, a parameter, a value that fits, and one that does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionParametersTest {

  private static final Pattern PART = Pattern.compile("^\"(\\w+?)Info(List)?\":");

  private TestDiscovery discovery;

  @BeforeAll
  void open(@TempDir Path folder) {
    discovery = new TestDiscovery(folder);
  }

  @AfterAll
  void close() {
    discovery.close();
  }

  @ParameterizedTest(name = "{1}")
  @CsvFileSource(
      resources = "conditions.csv",
      delimiter = '|',
      quoteCharacter = '\'',
      numLinesToSkip = 1)
  void shouldFindByTheFittingValueAndNotByTheOther(
      String profile, String parameter, String fitting, String other) {
    // Given
    String type = type(profile);
    discovery.register(Profiles.of(type, 1, profile + ","));

    // When
    List<String> found = TestDiscovery.ids(discovery.discover(query(type, parameter, fitting)));
    List<String> missed = TestDiscovery.ids(discovery.discover(query(type, parameter, other)));

    // Then
    assertThat(found).containsExactly(Profiles.id(1));
    assertThat(missed).isEmpty();
  }

  /** The type that a part belongs to; a profile without one may be of any. */
  private static String type(String profile) {
    Matcher part = PART.matcher(profile);
    if (!part.find()) {
      return "NEF";
    }
    return NfType.known().stream()
        .map(NfType::name)
        .filter(type -> type.replace("_", "").equalsIgnoreCase(part.group(1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no type has the part of " + profile));
  }

  private static Map<String, String> query(String type, String parameter, String value) {
    return Map.of("target-nf-type", type, "requester-nf-type", "AMF", parameter, value);
  }
}

package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each row: a member of a profile, a parameter, a value that fits, and one that does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionParametersTest {

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
    discovery.register(Profiles.of("NEF", 1, profile + ","));

    // When
    List<String> found = TestDiscovery.ids(discovery.discover(query(parameter, fitting)));
    List<String> missed = TestDiscovery.ids(discovery.discover(query(parameter, other)));

    // Then
    assertThat(found).containsExactly(Profiles.id(1));
    assertThat(missed).isEmpty();
  }

  private static Map<String, String> query(String parameter, String value) {
    return Map.of("target-nf-type", "NEF", "requester-nf-type", "AMF", parameter, value);
  }
}

package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.signalbox.testsupport.RepositoryFolder;

class DiscoveryParametersTest {

  @Test
  void shouldTestEveryConditionWithAValueThatFitsAndOneThatDoesNot() throws IOException {
    // Given
    Set<String> tested =
        Files.readAllLines(
                RepositoryFolder.resolve(
                    "sbi/src/test/resources/org/signalbox/sbi/nrf/discovery/conditions.csv"))
            .stream()
            .skip(1)
            .map(line -> line.split("[|]")[1].strip())
            .collect(Collectors.toCollection(TreeSet::new));

    // When
    Set<String> conditions = DiscoveryParameters.names(DiscoveryParameters.Role.CONDITION);

    // Then
    assertThat(tested).containsAll(conditions);
  }

  @ParameterizedTest
  @EnumSource(DiscoveryParameters.Role.class)
  void shouldBeDocumentedRoleByRole(DiscoveryParameters.Role role) throws IOException {
    // Given
    String start = "| " + role.name().toLowerCase(Locale.ROOT) + " |";
    String row =
        Files.readAllLines(RepositoryFolder.resolve("docs/nrf-discovery.md")).stream()
            .filter(line -> line.startsWith(start))
            .findFirst()
            .orElseThrow();

    // When
    Set<String> documented =
        Pattern.compile("`([a-z0-9-]+)`")
            .matcher(row)
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    // Then
    assertThat(documented).isEqualTo(DiscoveryParameters.names(role));
  }
}

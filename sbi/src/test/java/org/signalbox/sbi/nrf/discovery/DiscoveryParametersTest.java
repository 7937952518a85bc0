package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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
}

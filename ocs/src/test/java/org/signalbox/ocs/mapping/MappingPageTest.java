package org.signalbox.ocs.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.signalbox.core.TenantRules;
import org.signalbox.testsupport.RepositoryFolder;

/** The page about the file says what is so. */
class MappingPageTest {

  private static String page() throws IOException {
    return Files.readString(RepositoryFolder.resolve("docs/ocs.md"));
  }

  @Test
  void shouldNameEveryField() throws IOException {
    // Given
    String page = page();

    // When
    List<String> missing =
        Arrays.stream(RequestField.values())
            .map(RequestField::written)
            .filter(field -> !page.contains("`" + field + "`"))
            .toList();

    // Then
    assertThat(missing).isEmpty();
  }

  @Test
  void shouldNameEveryKeyOfAService() throws IOException {
    // Given
    String page = page();

    // When
    List<String> missing =
        Arrays.stream(ServiceSection.KEYS.split(", "))
            .filter(key -> !page.contains("`" + key + "`"))
            .toList();

    // Then
    assertThat(missing).isEmpty();
  }

  @Test
  void shouldShowAnExampleThatCanBeRead() throws IOException {
    // Given
    String example =
        Pattern.compile("```yaml\n(services:.*?)```", Pattern.DOTALL)
            .matcher(page())
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);

    // When
    ServiceMap map =
        MappingFile.read("example", example.getBytes(StandardCharsets.UTF_8), TenantRules.STANDARD);

    // Then
    assertThat(map).isNotNull();
  }
}

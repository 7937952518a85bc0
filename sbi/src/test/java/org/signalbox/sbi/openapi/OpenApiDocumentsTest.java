package org.signalbox.sbi.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.nrf.OpenNrf;
import org.signalbox.sbi.nrf.discovery.DiscoveryParameters;
import tools.jackson.databind.JsonNode;

/** The documents say what is served, no more and no less. */
class OpenApiDocumentsTest {

  @TempDir Path folder;

  private static Set<String> described(String document) {
    Set<String> described = new TreeSet<>();
    JsonNode paths = SbiJson.read(OpenApiDocuments.read(document)).path("paths");
    for (String path : paths.propertyNames()) {
      for (SbiMethod method : SbiMethod.values()) {
        if (paths.path(path).has(method.name().toLowerCase(Locale.ROOT))) {
          described.add(method + " " + path);
        }
      }
    }
    return described;
  }

  @Test
  void shouldDescribeEveryOperationOfTheNrfThatIsServed() {
    try (OpenNrf nrf = OpenNrf.in(folder)) {
      // When
      Set<String> served =
          nrf.nrf.endpoints().stream()
              .map(endpoint -> endpoint.method() + " " + endpoint.path())
              .filter(operation -> operation.contains("/nnrf-nfm/"))
              .collect(Collectors.toCollection(TreeSet::new));

      // Then
      assertThat(described("nnrf-nfm.json")).isEqualTo(served);
    }
  }

  @Test
  void shouldDescribeEveryParameterOfDiscovery() {
    // Given
    JsonNode parameters =
        SbiJson.read(OpenApiDocuments.read("nnrf-disc.json"))
            .path("paths")
            .path("/nnrf-disc/v1/nf-instances")
            .path("get")
            .path("parameters");

    // When
    Set<String> named =
        parameters
            .valueStream()
            .filter(parameter -> parameter.path("in").asString("").equals("query"))
            .map(parameter -> parameter.path("name").asString(""))
            .collect(Collectors.toCollection(TreeSet::new));

    // Then
    assertThat(named).isEqualTo(DiscoveryParameters.names());
  }

  static List<String> documents() {
    return OpenApiDocuments.names();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void shouldReferOnlyToWhatItHas(String document) {
    // Given
    JsonNode json = SbiJson.read(OpenApiDocuments.read(document));

    // When
    List<String> broken =
        json.findValuesAsString("$ref").stream()
            .filter(place -> json.at(place.substring(1)).isMissingNode())
            .toList();

    // Then
    assertThat(broken).isEmpty();
    assertThat(json.path("openapi").stringValue()).isEqualTo("3.0.3");
  }
}

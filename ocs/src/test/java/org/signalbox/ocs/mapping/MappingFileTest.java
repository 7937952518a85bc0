package org.signalbox.ocs.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.config.ConfigFault;
import org.signalbox.core.Problem;
import org.signalbox.core.TenantRules;
import org.signalbox.ocs.message.Ccr;
import org.signalbox.ocs.message.OpenGsBytes;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.ResultLevel;

/** Files that say whom requests charge. */
class MappingFileTest {

  private static ServiceMap read(String yaml) {
    return MappingFile.read(
        "ocs.yaml", yaml.getBytes(StandardCharsets.UTF_8), TenantRules.STANDARD);
  }

  @Test
  void shouldTellEveryProblemAtOnceWithItsPlace() {
    // Given
    String yaml =
        """
        context: {}
        contexts:
          "*32251@3gpp.org": {result-level: both}
        services:
          - name: a
            like: dta
            when: {rating-gruop: 1}
            policy: vioce
            tor: voice
            destination: "{called"
          - when: {media: video}
          - name: b
            account: "{Subscription-Id}"
            unit: octets
            tor: "*voice"
        """;

    // When / Then
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOfSatisfying(
            ConfigFault.class,
            fault ->
                assertThat(fault.problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                        "ocs.yaml:1:1: found unknown key \"context\", expected \"contexts\"",
                        "ocs.yaml:3:37: found \"both\", expected one of mscc, command-and-mscc",
                        "ocs.yaml:6:5: found no service \"dta\" before this one, expected \"data\"",
                        "ocs.yaml:7:12: found unknown field \"rating-gruop\", expected"
                            + " \"rating-group\"",
                        "ocs.yaml:8:5: found unknown policy \"vioce\", expected \"voice\"",
                        "ocs.yaml:9:10: found \"voice\", expected a type of record such as *voice",
                        "ocs.yaml:10:18: found \"{called\", expected every { closed by one }",
                        "ocs.yaml:11:5: found no name, expected name: a name",
                        "ocs.yaml:13:14: found the group Subscription-Id, expected an AVP inside"
                            + " it, as GROUP > AVP",
                        "ocs.yaml:14:5: found a unit that *voice is not counted in, expected"
                            + " time"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: {apn: 'a*b*c'}|a text, one * in it for anything, or a small /regular expression/",
        "when: {apn: '/(/'}|a text, one * in it for anything, or a small /regular expression/",
        "when: {apn: '/((a{1000}){1000}){1000}/'}|a text, one * in it for anything, or a small"
            + " /regular expression/",
        "when: {rating-group: 9-1}|a number, a range such as 10-19, one * for anything, or a small"
            + " /regular expression/",
        "refuse: 2001|one of 4010, 4011, 5003, 5030, 5031",
        "request-type: prepaid|one of *prepaid, *postpaid, *rated, *none",
        "unit: seconds|one of time, octets, units, money, asked"
      })
  void shouldRefuseWhatIsOutOfForm(String member, String expected) {
    // When / Then
    assertThatThrownBy(() -> read("services:\n  - name: a\n    " + member + "\n"))
        .isInstanceOf(ConfigFault.class)
        .hasMessageContaining("ocs.yaml:3:")
        .hasMessageEndingWith("expected " + expected);
  }

  @Test
  void shouldTellOfWhatIsNoYamlOneProblem() {
    // When / Then
    assertThatThrownBy(() -> read("services: ["))
        .isInstanceOfSatisfying(
            ConfigFault.class, fault -> assertThat(fault.problems()).hasSize(1));
  }

  @Test
  void shouldChangeOfAContextOnlyWhatTheFileSays() {
    // Given
    ServiceMap map =
        read(
            """
            contexts:
              "*32251@3gpp.org": {currency: 978}
              "ext.*32251@3gpp.org": {result-level: command-and-mscc}
            """);

    // When
    ContextPolicy data = map.context(Ccr.read(OpenGsBytes.initial()));
    ContextPolicy special = ServiceMap.policyOf("ext.1.32251@3gpp.org", List.of());

    // Then
    assertThat(data.currency()).isEqualTo(978);
    assertThat(data.resultLevel()).isEqualTo(ResultLevel.MSCC);
    assertThat(special).isEqualTo(ContextPolicy.STANDARD);
  }

  @Test
  void shouldHoldInTheShippedFileWhatIsBuiltIn() throws Exception {
    // Given
    byte[] shipped =
        java.nio.file.Files.readAllBytes(
            org.signalbox.testsupport.RepositoryFolder.resolve("config/ocs.yaml"));

    // When
    byte[] builtIn = MappingFile.standard();

    // Then
    assertThat(shipped).isEqualTo(builtIn);
  }
}

package org.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of who may do what at the NRF. */
class NrfSecuritySettingsTest {

  private static final String TLS =
      "tls: {listen: 127.0.0.1:0, certificate: a.pem, key: a.key, authority: ca.pem}";

  @TempDir private Path folder;

  private SbiConfig read(String yaml) throws IOException {
    Path file = folder.resolve("signalbox.yaml");
    Files.writeString(file, yaml);
    return ConfigReader.read(
            new ConfigSource(Optional.of(file), List.of(), name -> Optional.empty()))
        .sbi();
  }

  @Test
  void shouldLetEverybodyDoEverythingOnLoopbackByDefault() throws IOException {
    // When
    SbiConfig config = read("");

    // Then
    assertThat(config.security().isSecure()).isFalse();
    assertThat(config.listen()).isNotEmpty();
  }

  @Test
  void shouldBeSecureAndListenNowhereWithoutTlsOnceClientsShowCertificates() throws IOException {
    // When
    SbiConfig config = read("sbi: {" + TLS + "}");

    // Then
    assertThat(config.security().isSecure()).isTrue();
    assertThat(config.listen()).isEmpty();
    assertThat(config.tls()).isPresent();
  }

  @Test
  void shouldStayOpenWhereTheLabIsNamed() throws IOException {
    // When
    SbiConfig config = read("sbi: {security: {profile: open-lab}, " + TLS + "}");

    // Then
    assertThat(config.security().isSecure()).isFalse();
    assertThat(config.listen()).isNotEmpty();
  }

  @Test
  void shouldReadWhatIsSaidOfTypes() throws IOException {
    // When
    NrfSecurityConfig config =
        read("""
        sbi:
          security:
            types:
              UDR:
                instances: 4947a69a-f61b-4bc1-b9da-47c9c5d14b64
              UPF:
                addresses: 10.5.0.0/16; 2001:db8::/32; 10.6.0.1
            addresses: 10.0.0.0/8
            sensitive: UDR
            readers: SCP; SEPP
            services:
              nudm-: UDM; HSS
              x-own: AF
            requests-per-second: 5
            burst: 7
            webhook: https://alarms.example/nrf
        nrf:
          token:
            life: 5m
            algorithm: RS256
            rotation: 7d
        """)
            .security();

    // Then
    UUID udr = UUID.fromString("4947a69a-f61b-4bc1-b9da-47c9c5d14b64");
    assertThat(config.types())
        .containsEntry("UDR", new NrfSecurityConfig.TypeRules(List.of(udr), List.of()))
        .containsEntry(
            "UPF",
            new NrfSecurityConfig.TypeRules(
                List.of(),
                List.of(
                    new AddressPrefix("10.5.0.0/16"),
                    new AddressPrefix("2001:db8::/32"),
                    new AddressPrefix("10.6.0.1"))));
    assertThat(config.anywhere()).containsExactly(new AddressPrefix("10.0.0.0/8"));
    assertThat(config.sensitive()).containsExactly("UDR");
    assertThat(config.readers()).containsExactly("SCP", "SEPP");
    assertThat(config.services())
        .containsOnly(Map.entry("nudm-", List.of("UDM", "HSS")), Map.entry("x-own", List.of("AF")));
    assertThat(config.rate()).isEqualTo(new NrfSecurityConfig.Rate(5, 7));
    assertThat(config.webhook()).contains(URI.create("https://alarms.example/nrf"));
    assertThat(config.tokens())
        .isEqualTo(
            new NrfSecurityConfig.Tokens(Duration.ofMinutes(5), "RS256", Duration.ofDays(7)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sbi: {security: {profile: secure}}                             | secure without certificates of clients
          sbi: {listen: 127.0.0.1:1, TLS}                                | a listener without TLS beside the profile secure
          sbi: {security: {profile: locked}}                             | one of auto, open-lab, secure
          sbi: {security: {addresses: 10.0.0.0/33}}                      | addresses such as
          sbi: {security: {addresses: 010.0.0.1}}                        | addresses such as
          sbi: {security: {addresses: 10.1}}                             | addresses such as
          sbi: {security: {addresses: nrf.example}}                      | addresses such as
          sbi: {security: {types: {"U P F": {addresses: 10.0.0.1}}}}     | the type "U P F"
          sbi: {security: {types: {UDR: {instances: 1-2-3-4-5}}}}        | UUIDs with ; between them
          sbi: {security: {services: {nudm-: "U D M"}}}                  | types such as UDR
          sbi: {security: {webhook: "ftp://a.example"}}                  | an http or https URI
          nrf: {token: {life: 2d}}                                       | 1s to 1d
          nrf: {token: {algorithm: none}}                                | one of ES256, RS256
          nrf: {token: {rotation: 1d}}                                   | more than 1d
          """)
  void shouldRefuse(String yaml, String told) {
    // When
    assertThatThrownBy(() -> read(yaml.replace("TLS", TLS)))
        // Then
        .isInstanceOf(ConfigFault.class)
        .hasMessageContaining(told);
  }
}

package org.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the service-based interfaces and of the NRF. */
class SbiSettingsTest {

  @TempDir private Path folder;

  private SbiConfig read(String yaml) throws IOException {
    Path file = folder.resolve("signalbox.yaml");
    Files.writeString(file, yaml);
    return ConfigReader.read(
            new ConfigSource(Optional.of(file), List.of(), name -> Optional.empty()))
        .sbi();
  }

  @Test
  void shouldListenOnBothLoopbacksWithoutTlsByDefault() throws IOException {
    // When
    SbiConfig config = read("");

    // Then
    assertThat(config.listen())
        .containsExactly(new ListenAddress("127.0.0.1", 7777), new ListenAddress("::1", 7777));
    assertThat(config.listenIsDefault()).isTrue();
    assertThat(config.tls()).isEmpty();
    assertThat(config.lateAreServed()).isFalse();
    assertThat(config.nrf())
        .isEqualTo(
            new SbiConfig.NrfTimes(
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                Duration.ofHours(24)));
  }

  @Test
  void shouldReadSeveralAddressesAndTls() throws IOException {
    // When
    SbiConfig config =
        read(
            """
            sbi:
              listen: 127.0.0.10:7777;[::1]:0
              late-requests: serve
              security:
                profile: open-lab
              tls:
                listen: 0.0.0.0:7778
                certificate: a.pem
                key: a.key
                authority: ca.pem
                revoked: gone.txt
            """);

    // Then
    assertThat(config.listen())
        .containsExactly(new ListenAddress("127.0.0.10", 7777), new ListenAddress("::1", 0));
    assertThat(config.listenIsDefault()).isFalse();
    assertThat(config.lateAreServed()).isTrue();
    assertThat(config.tls())
        .contains(
            new SbiConfig.Tls(
                List.of(new ListenAddress("0.0.0.0", 7778)),
                Path.of("a.pem"),
                Path.of("a.key"),
                Optional.of(Path.of("ca.pem")),
                Optional.of(Path.of("gone.txt"))));
  }

  @Test
  void shouldBeOff() throws IOException {
    // When
    SbiConfig config = read("sbi: {listen: off}");

    // Then
    assertThat(config.isOff()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sbi: {listen: '10.0.0.1:7777'}|found sbi.listen 10.0.0.1:7777 open to others without"
            + " certificates, expected sbi.anonymous: true, or sbi.tls.listen in its place",
        "sbi: {tls: {listen: '10.0.0.1:1', certificate: a, key: b}}|found sbi.tls.listen"
            + " 10.0.0.1:1 open to others without certificates, expected sbi.tls.authority, or"
            + " sbi.anonymous: true",
        "sbi: {tls: {listen: '127.0.0.1:1'}}|found TLS without its files, expected"
            + " sbi.tls.certificate and sbi.tls.key",
        "sbi: {tls: {listen: '127.0.0.1:1', certificate: a, key: b, revoked: c}}|found"
            + " sbi.tls.revoked where clients show no certificates, expected sbi.tls.authority",
        "sbi: {listen: '127.0.0.1'}|found \"127.0.0.1\", expected HOST:PORT, several with ;"
            + " between them, or off",
        "nrf: {heart-beat: 500ms}|found an interval of 500ms, expected 1s or more: network"
            + " functions are told whole seconds",
      })
  void shouldTellWhatIsWrong(String yaml, String problem) {
    // When / Then
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOfSatisfying(
            ConfigFault.class,
            fault -> assertThat(fault.problems().getFirst().toString()).endsWith(problem));
  }
}

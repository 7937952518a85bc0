package org.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the Diameter node. */
class DiameterSettingsTest {

  @TempDir private Path folder;

  private DiameterConfig read(String yaml) throws IOException {
    Path file = folder.resolve("signalbox.yaml");
    Files.writeString(file, yaml);
    return ConfigReader.read(
            new ConfigSource(Optional.of(file), List.of(), name -> Optional.empty()))
        .diameter();
  }

  @Test
  void shouldListenOnLoopbackAndNameNobodyByDefault() throws IOException {
    // When
    DiameterConfig config = read("");

    // Then
    assertThat(config.listen()).contains(new ListenAddress("127.0.0.1", 3868));
    assertThat(config.tls()).isEmpty();
    assertThat(config.peers()).isEmpty();
    assertThat(config.anonymous()).isFalse();
  }

  @Test
  void shouldReadPeersThatDialAndPeersThatAreDialled() throws IOException {
    // When
    DiameterConfig config =
        read(
            """
            diameter:
              identity: ocs.test
              realm: test
              certificate: node.pem
              key: node.key
              peers:
                pgw.test:
                  address: accept
                dra.test:
                  address: "[::1]:5868"
                  tls: true
            """);

    // Then
    assertThat(config.identity()).isEqualTo("ocs.test");
    assertThat(config.peers())
        .containsExactly(
            new DiameterConfig.Peer("pgw.test", Optional.empty(), false),
            new DiameterConfig.Peer("dra.test", Optional.of(new ListenAddress("::1", 5868)), true));
    assertThat(config.files())
        .contains(
            new DiameterConfig.TlsFiles(
                Path.of("node.pem"), Path.of("node.key"), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tls: 127.0.0.1:0|2:8: found TLS without its files,"
            + " expected diameter.certificate and diameter.key",
        "peers: {dra.test: {tls: true}}|2:27: found TLS without its files,"
            + " expected diameter.certificate and diameter.key",
        "peers: {dra.test: {address: 'a.b:0'}}|2:31: found \"a.b:0\","
            + " expected HOST:PORT to dial, or accept",
        "identity: 'a b'|2:13: found \"a b\", expected a name of 1 to 255 visible ASCII characters"
      })
  void shouldTellWhatIsWrong(String member, String problem) {
    // When / Then
    assertThatThrownBy(() -> read("diameter:\n  " + member + "\n"))
        .isInstanceOfSatisfying(
            ConfigFault.class,
            fault ->
                assertThat(fault.problems().getFirst().toString())
                    .endsWith("signalbox.yaml:" + problem));
  }
}

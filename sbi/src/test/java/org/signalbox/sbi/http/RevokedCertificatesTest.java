package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.signalbox.core.OperatorFault;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;

/** A certificate that was taken back is worth nothing, though an authority still stands for it. */
class RevokedCertificatesTest {

  @TempDir static Path folder;
  private static KeyPairFiles server;
  private static KeyPairFiles stolen;
  private static KeyPairFiles other;
  private Path revoked;

  /** Once: each key is made by a process of its own. */
  @BeforeAll
  static void make() throws IOException {
    server = KeyPairFiles.make(folder, "localhost", "urn:a");
    stolen = KeyPairFiles.make(folder, "stolen.test", "urn:b");
    other = KeyPairFiles.make(folder, "other.test", "urn:c");
  }

  @BeforeEach
  void open() throws IOException {
    revoked = Files.writeString(folder.resolve("revoked"), "# nothing yet\n\n");
  }

  private SbiServer start() throws IOException {
    Path authority =
        Files.writeString(
            folder.resolve("ca.pem"),
            Files.readString(stolen.certificate()) + Files.readString(other.certificate()));
    SbiTls tls =
        new SbiTls(
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
            server.certificate(),
            server.key(),
            Optional.of(authority),
            Optional.of(revoked));
    return SbiServer.start(
        new SbiServerConfig(
            List.of(),
            Optional.of(tls),
            SbiLimits.USUAL,
            LateRequests.REFUSE,
            InstantSource.system()),
        List.of(SbiEndpoint.of(SbiMethod.GET, "/x", request -> SbiResponse.empty(204))),
        RequestGuard.ALLOWS_ALL);
  }

  private static Http2Connection connect(SbiServer to, KeyPairFiles as) throws IOException {
    return Http2Connection.over(MutualTlsTest.connect(to, as.client(server)));
  }

  private static int ask(Http2Connection connection) {
    return connection.ask(Http2Request.of("GET", "localhost", "/x")).status();
  }

  private static boolean isServed(SbiServer by, KeyPairFiles as) {
    try (Http2Connection connection = connect(by, as)) {
      return ask(connection) == 204;
    } catch (IOException | AssertionError | UncheckedIOException e) {
      return false;
    }
  }

  /** How an operator writes down what is taken back. */
  enum Form {
    SERIAL,
    FINGERPRINT,
    LIST_IN_PEM,
    LIST_IN_DER
  }

  private void takeBack(Form form) throws IOException {
    X509Certificate certificate = stolen.shown();
    Path fresh = folder.resolve("fresh");
    switch (form) {
      case SERIAL ->
          Files.writeString(
              fresh, "serial=%x # found on a market\n".formatted(certificate.getSerialNumber()));
      case FINGERPRINT ->
          Files.writeString(fresh, "sha256 Fingerprint=" + fingerprint(certificate) + "\n");
      case LIST_IN_PEM -> Files.copy(stolen.revoke(certificate, "-rfc"), fresh);
      case LIST_IN_DER -> Files.copy(stolen.revoke(certificate), fresh);
    }
    Files.move(fresh, revoked, StandardCopyOption.REPLACE_EXISTING);
  }

  /** As openssl writes it. */
  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.ofDelimiter(":")
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void shouldLetInEverybodyElse(Form form) throws IOException {
    // Given
    takeBack(form);

    try (SbiServer running = start()) {
      // When
      boolean isStolenServed = isServed(running, stolen);

      // Then
      assertThat(isStolenServed).isFalse();
      assertThat(isServed(running, other)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void shouldCloseTheConnectionsOfWhoIsConnected(Form form) throws IOException {
    // Given
    try (SbiServer running = start();
        Http2Connection open = connect(running, stolen);
        Http2Connection stays = connect(running, other)) {
      assertThat(ask(open)).isEqualTo(204);

      // When
      takeBack(form);

      // Then
      assertThat(open.end()).isPresent();
      assertThat(ask(stays)).isEqualTo(204);
      assertThat(isServed(running, stolen)).isFalse();
    }
  }

  @Test
  void shouldTellEveryLineThatIsWrong() throws IOException {
    // Given
    String sha1 = ":AA".repeat(20).substring(1);
    String md5 = ":AA".repeat(16).substring(1);
    Files.writeString(
        revoked,
        String.join(
            "\n",
            "1a:2b",
            "serial=" + "1a".repeat(20),
            "stolen.test",
            "",
            "ab".repeat(21),
            "sha1 Fingerprint=" + sha1,
            "MD5 Fingerprint=" + md5 + " # the stolen one",
            sha1,
            md5,
            "serial=" + "1a".repeat(32),
            "subject=CN=ab"));

    // When / Then
    assertThatThrownBy(this::start)
        .isInstanceOf(OperatorFault.class)
        .hasMessage(
            Stream.of(
                    ":3:1: found \"stolen.test\"",
                    ":5:1: found 42 hexadecimal digits",
                    ":6:1: found a fingerprint of 40 hexadecimal digits",
                    ":7:1: found a fingerprint of 32 hexadecimal digits",
                    ":8:1: found 40 hexadecimal digits without serial= before them, as many as a"
                        + " SHA-1 fingerprint has",
                    ":9:1: found 32 hexadecimal digits without serial= before them, as many as an"
                        + " MD5 fingerprint has",
                    ":10:1: found 64 hexadecimal digits",
                    ":11:1: found \"subject=CN=ab\"")
                .map(problem -> revoked + problem)
                .collect(
                    Collectors.joining(
                        "; ",
                        "",
                        "; expected serial=DIGITS or a SHA-256 fingerprint in hexadecimal digits,"
                            + " as openssl x509 -noout -serial and -fingerprint -sha256 write"
                            + " them")));
  }

  @Test
  void shouldTakeNoListOfSomebodyElse() throws IOException {
    // Given
    Files.copy(server.revoke(stolen.shown(), "-rfc"), revoked, StandardCopyOption.REPLACE_EXISTING);

    // When / Then
    assertThatThrownBy(this::start)
        .isInstanceOf(OperatorFault.class)
        .hasMessage(revoked + ": the list of CN=localhost is signed by none of sbi.tls.authority");
  }
}

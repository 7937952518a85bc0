package org.signalbox.app.internal.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;

class KeytoolCertificatesTest {

  private static final String NAME = "dra01.epc.mnc001.mcc001.3gppnetwork.org";
  private static final int DNS_NAME = 2;
  private static final int URI = 6;

  @TempDir Path folder;

  @Test
  void shouldMakeAKeyForItsOwnerAndACertificateThatNamesTheNodeTwice() throws Exception {
    // When
    List<Path> files = KeytoolCertificates.make(request(), false);

    // Then
    assertThat(files).hasSize(2);
    X509Certificate certificate = read(folder.resolve(NAME + ".cert.pem"));
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + NAME);
    assertThat(certificate.getSubjectAlternativeNames()).contains(List.of(DNS_NAME, NAME));
    assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    Path key = folder.resolve(NAME + ".key.pem");
    assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
  }

  /** Neither written to nor given other modes where others could open it first. */
  @Test
  void shouldShowTheAuthorityToNobodyWhileItIsMade() throws Exception {
    // Given
    List<String> seen = new ArrayList<>();
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);

      // When
      KeytoolCertificates.make(request(), true);

      // Then
      while (seen.stream().noneMatch(event -> event.contains(".cert.pem"))) {
        WatchKey key = watch.poll(30, TimeUnit.SECONDS);
        assertThat(key).as("events of the folder").isNotNull();
        key.pollEvents().forEach(event -> seen.add(event.kind() + " " + event.context()));
        key.reset();
      }
    }
    assertThat(seen.stream().filter(event -> event.endsWith(" ca.p12")))
        .containsExactly("ENTRY_CREATE ca.p12");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.p12"))))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldWriteThePublicKeyIntoTheKeyFileBecauseGnuTlsWantsItThere() throws Exception {
    // When
    KeytoolCertificates.make(request(), false);

    // Then
    String pem = Files.readString(folder.resolve(NAME + ".key.pem"));
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
    byte[] point = read(folder.resolve(NAME + ".cert.pem")).getPublicKey().getEncoded();
    assertThat(HexFormat.of().formatHex(key))
        .endsWith(HexFormat.of().formatHex(point, point.length - 65, point.length));
    assertThat(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)))
        .isInstanceOf(ECPrivateKey.class);
  }

  /** RFC 9310 §3: id-pe-nftype, here SEQUENCE { IA5String "UDR", IA5String "5G_EIR" }. */
  @Test
  void shouldSayOfANetworkFunctionWhichInstanceItIsAndWhatItMayBe() throws Exception {
    // Given
    UUID instance = UUID.fromString("4947a69a-f61b-4bc1-b9da-47c9c5d14b64");
    NfMark mark = new NfMark(instance, List.of("UDR", "5G_EIR"));

    // When
    KeytoolCertificates.make(
        new CertificateRequest("udr.example", folder, 10, Optional.of(mark)), true);

    // Then
    X509Certificate certificate = read(folder.resolve("udr.example.cert.pem"));
    assertThat(certificate.getSubjectAlternativeNames())
        .contains(List.of(DNS_NAME, "udr.example"), List.of(URI, "urn:uuid:" + instance));
    assertThat(HexFormat.of().formatHex(certificate.getExtensionValue("1.3.6.1.5.5.7.1.34")))
        .isEqualTo("040f300d1603554452160635475f454952");
  }

  @Test
  void shouldSignTwoNodesByOneAuthority() throws Exception {
    // When
    KeytoolCertificates.make(request(), true);
    KeytoolCertificates.make(new CertificateRequest("hss01.example", folder, 10), true);

    // Then
    X509Certificate authority = read(folder.resolve("ca.pem"));
    assertThat(authority.getBasicConstraints()).isZero();
    read(folder.resolve(NAME + ".cert.pem")).verify(authority.getPublicKey());
    X509Certificate second = read(folder.resolve("hss01.example.cert.pem"));
    second.verify(authority.getPublicKey());
    assertThat(second.getSubjectAlternativeNames()).contains(List.of(DNS_NAME, "hss01.example"));
  }

  @Test
  void shouldNotOverwriteAKey() throws IOException {
    // Given
    Files.writeString(folder.resolve(NAME + ".key.pem"), "mine");

    // When
    CertificateRequest request = request();

    // Then
    assertThatThrownBy(() -> KeytoolCertificates.make(request, false))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("exists already");
    assertThat(folder.resolve(NAME + ".key.pem")).hasContent("mine");
  }

  private CertificateRequest request() {
    return new CertificateRequest(NAME, folder, 30);
  }

  private static X509Certificate read(Path file) throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}

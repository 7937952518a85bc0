package org.signalbox.sbi.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.sbi.http.SbiTls;
import org.signalbox.testsupport.ExternalTool;

/** An authority between the root and a client is taken back; the client shows itself alone. */
class RevokedAuthorityTest {

  private static final char[] PASSWORD = "secret".toCharArray();

  @TempDir Path folder;
  private KeyStore keys;
  private Path authority;
  private Path revoked;

  @BeforeEach
  void open() throws IOException, GeneralSecurityException {
    make("root", "-ext", "bc:c");
    make("between", "-ext", "bc:c", "-signer", "root");
    make("client", "-signer", "between");
    make("neighbour", "-signer", "root");
    keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys"))) {
      keys.load(in, PASSWORD);
    }
    authority =
        Files.writeString(
            folder.resolve("ca.pem"),
            pem("CERTIFICATE", shown("root").getEncoded())
                + pem("CERTIFICATE", shown("between").getEncoded()));
    revoked = Files.writeString(folder.resolve("revoked"), "");
  }

  private void make(String name, String... more) throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-storetype"));
    options.addAll(List.of("PKCS12", "-storepass", new String(PASSWORD), "-alias", name));
    options.addAll(List.of("-dname", "CN=" + name, "-keystore"));
    options.add(folder.resolve("keys").toString());
    options.addAll(List.of(more));
    new ExternalTool(Path.of(System.getProperty("java.home"), "bin", "keytool")).run(options, "");
  }

  private X509Certificate shown(String name) throws GeneralSecurityException {
    return (X509Certificate) keys.getCertificate(name);
  }

  private static String pem(String type, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type);
  }

  private void takeBack(String... names) throws IOException, GeneralSecurityException {
    StringBuilder lines = new StringBuilder();
    for (String name : names) {
      lines.append("serial=%x%n".formatted(shown(name).getSerialNumber()));
    }
    Files.writeString(revoked, lines);
  }

  private X509ExtendedTrustManager trust() throws IOException, GeneralSecurityException {
    Path certificate =
        Files.writeString(
            folder.resolve("own.pem"), pem("CERTIFICATE", shown("neighbour").getEncoded()));
    Path key =
        Files.writeString(
            folder.resolve("own.key"),
            pem("PRIVATE KEY", keys.getKey("neighbour", PASSWORD).getEncoded()));
    SbiTls files =
        new SbiTls(List.of(), certificate, key, Optional.of(authority), Optional.of(revoked));
    return TlsMaterial.read(files).trust().orElseThrow();
  }

  private void check(String name) throws IOException, GeneralSecurityException {
    trust().checkClientTrusted(new X509Certificate[] {shown(name)}, "UNKNOWN");
  }

  @Test
  void shouldTrustWhomAnAuthorityOfTheFileHasSigned() {
    // When / Then
    assertThatCode(() -> check("client")).doesNotThrowAnyException();
  }

  @Test
  void shouldTrustNobodyWhomItHasSigned() throws IOException, GeneralSecurityException {
    // Given
    takeBack("between");

    // When / Then
    assertThatThrownBy(() -> check("client")).isInstanceOf(CertificateException.class);
    assertThatCode(() -> check("neighbour")).doesNotThrowAnyException();
  }

  @Test
  void shouldTrustNobodyWhereAllAreTakenBack() throws IOException, GeneralSecurityException {
    // Given
    takeBack("root", "between");

    // When / Then
    assertThatThrownBy(() -> check("neighbour"))
        .isInstanceOf(CertificateException.class)
        .hasMessage("all of sbi.tls.authority was taken back");
    assertThat(trust().getAcceptedIssuers()).isEmpty();
  }
}

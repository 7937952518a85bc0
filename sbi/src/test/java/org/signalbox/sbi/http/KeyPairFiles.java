package org.signalbox.sbi.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.signalbox.testsupport.ExternalTool;

/** A key and its self-signed certificate, made with the JDK's keytool. */
record KeyPairFiles(Path certificate, Path key, Path store) {

  private static final String PASSWORD = "secret";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** Says that a certificate is of an SCP (RFC 9310): a sequence of one IA5 string. */
  static final String OF_SCP = "1.3.6.1.5.5.7.1.34=30:05:16:03:53:43:50";

  /** Makes them; the name also becomes a DNS name of the certificate. */
  static KeyPairFiles make(Path folder, String name, String uri, String... extensions)
      throws IOException {
    Path store = folder.resolve(name + ".p12");
    List<String> options =
        new ArrayList<>(
            List.of(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                "node",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name + ",uri:" + uri,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
    for (String extension : extensions) {
      options.addAll(List.of("-ext", extension));
    }
    new ExternalTool(Path.of(System.getProperty("java.home"), "bin", "keytool")).run(options, "");
    KeyPairFiles files =
        new KeyPairFiles(
            folder.resolve(name + ".cert.pem"), folder.resolve(name + ".key.pem"), store);
    try {
      KeyStore read = files.keys();
      write(files.key, "PRIVATE KEY", read.getKey("node", PASSWORD.toCharArray()).getEncoded());
      write(files.certificate, "CERTIFICATE", read.getCertificate("node").getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }

  /** The certificate itself. */
  X509Certificate shown() throws IOException {
    try {
      return (X509Certificate) keys().getCertificate("node");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its key, to sign with. */
  PrivateKey signing() throws IOException {
    try {
      return (PrivateKey) keys().getKey("node", PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A list of certificates that it takes back.
   *
   * @param form {@code -rfc} for PEM; otherwise DER
   */
  Path revoke(X509Certificate taken, String... form) throws IOException {
    Path file = store.resolveSibling(store.getFileName() + ".crl");
    List<String> options =
        new ArrayList<>(
            List.of(
                "-gencrl",
                "-id",
                taken.getSerialNumber().toString(),
                "-alias",
                "node",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString(),
                "-file",
                file.toString()));
    options.addAll(List.of(form));
    new ExternalTool(Path.of(System.getProperty("java.home"), "bin", "keytool")).run(options, "");
    return file;
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore read = KeyStore.getInstance("PKCS12");
      read.load(in, PASSWORD.toCharArray());
      return read;
    }
  }

  private static void write(Path file, String type, byte[] content) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN "
            + type
            + "-----\n"
            + LINES.encodeToString(content)
            + "\n-----END "
            + type
            + "-----\n");
  }

  /** A client with this certificate that trusts another. */
  SSLContext client(KeyPairFiles trusted) throws IOException {
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(keys(), PASSWORD.toCharArray());
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      anchors.setCertificateEntry("server", trusted.keys().getCertificate("node"));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(anchors);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

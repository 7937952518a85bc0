package org.signalbox.sbi.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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

  /** Makes them; the name also becomes a DNS name of the certificate. */
  static KeyPairFiles make(Path folder, String name, String uri) throws IOException {
    Path store = folder.resolve(name + ".p12");
    new ExternalTool(Path.of(System.getProperty("java.home"), "bin", "keytool"))
        .run(
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
                store.toString()),
            "");
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

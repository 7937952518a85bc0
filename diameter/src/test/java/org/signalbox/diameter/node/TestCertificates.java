package org.signalbox.diameter.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.signalbox.testsupport.ExternalTool;

/** Self-signed certificates as PEM files, made with the JDK's keytool. */
final class TestCertificates {

  private static final String PASSWORD = "secret";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path folder;
  private final ExternalTool keytool =
      new ExternalTool(Path.of(System.getProperty("java.home"), "bin", "keytool"));

  TestCertificates(Path folder) {
    this.folder = folder;
  }

  /** Makes HOST.cert.pem and HOST.key.pem. */
  void make(String host, String algorithm, int bits) throws IOException {
    Path store = folder.resolve(host + ".p12");
    keytool.run(
        List.of(
            "-genkeypair",
            "-keyalg",
            algorithm,
            "-keysize",
            Integer.toString(bits),
            "-alias",
            "node",
            "-dname",
            "CN=" + host,
            "-validity",
            "3650",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString()),
        "");
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore read = KeyStore.getInstance("PKCS12");
      read.load(in, PASSWORD.toCharArray());
      Key key = read.getKey("node", PASSWORD.toCharArray());
      write(host + ".key.pem", "PRIVATE KEY", key.getEncoded());
      write(host + ".cert.pem", "CERTIFICATE", read.getCertificate("node").getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes ca.pem of certificates. */
  void trust(String... hosts) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String host : hosts) {
      all.append("Certificate of ").append(host).append(", text that openssl may write\n");
      all.append(Files.readString(folder.resolve(host + ".cert.pem")));
    }
    Files.writeString(folder.resolve("ca.pem"), all);
  }

  private void write(String name, String type, byte[] content) throws IOException {
    Files.writeString(folder.resolve(name), pem(type, content));
  }

  private static String pem(String type, byte[] content) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + LINES.encodeToString(content)
        + "\n-----END "
        + type
        + "-----\n";
  }

  /** Writes an RSA key of PKCS #8 as PKCS #1: its inner octet string. */
  static void rewriteAsPkcs1(Path folder, String host) throws IOException {
    Path file = folder.resolve(host + ".key.pem");
    String text = Files.readString(file).replaceAll("-----[^-]+-----", "");
    byte[] pkcs8 = Base64.getMimeDecoder().decode(text);
    // SEQUENCE, version and algorithm take 22 octets, the octet string's own header four.
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    Files.writeString(file, pem("RSA PRIVATE KEY", pkcs1));
  }
}

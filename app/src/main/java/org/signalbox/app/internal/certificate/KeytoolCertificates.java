package org.signalbox.app.internal.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.signalbox.core.OperatorFault;

/**
 * Makes keys and certificates with the JDK's {@code keytool}, run as a child: the JDK has no other
 * maker of certificates. Keys are EC P-256; a node's certificate names its identity as common name
 * and as alternative name. Files of keys are for their owner only, and nothing is overwritten.
 */
public final class KeytoolCertificates {

  private static final int PATIENCE_SECONDS = 60;
  private static final int AUTHORITY_DAYS = 3_650;
  private static final String AUTHORITY = "ca";
  private static final String NODE = "node";

  /** Protects stores that are deleted at the end or are readable by their owner only. */
  private static final String STORE_PASSWORD = "signalbox";

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final CertificateRequest request;
  private final Path store;

  private KeytoolCertificates(CertificateRequest request, Path store) {
    this.request = request;
    this.store = store;
  }

  /**
   * Makes what is asked for.
   *
   * @param signed true for a certificate of the folder's authority, made where it is missing; else
   *     the certificate signs itself
   * @return the PEM files written
   * @throws OperatorFault when a file is in the way or cannot be written
   */
  public static List<Path> make(CertificateRequest request, boolean signed) {
    for (Path file : List.of(request.certificate(), request.key())) {
      if (Files.exists(file)) {
        throw new OperatorFault(file + " exists already: remove it or name another --out DIR");
      }
    }
    try {
      Files.createDirectories(request.folder());
      Path scratch = Files.createTempDirectory(request.folder(), ".cert");
      try {
        return new KeytoolCertificates(request, scratch.resolve("node.p12")).run(signed);
      } finally {
        Files.deleteIfExists(scratch.resolve("node.p12"));
        Files.deleteIfExists(scratch.resolve("ca.p12"));
        Files.deleteIfExists(scratch.resolve("request"));
        Files.deleteIfExists(scratch.resolve("answer"));
        Files.deleteIfExists(scratch);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new OperatorFault("the certificate cannot be made: " + e.getMessage(), e);
    }
  }

  private List<Path> run(boolean signed) throws IOException, GeneralSecurityException {
    List<Path> written = new ArrayList<>();
    generate();
    if (signed) {
      makeAuthority(written);
      sign();
    }
    KeyStore keys = load(store);
    byte[] key =
        EcKeyEncoder.encode(
            (ECPrivateKey) keys.getKey(NODE, STORE_PASSWORD.toCharArray()),
            (ECPublicKey) keys.getCertificate(NODE).getPublicKey());
    Files.writeString(Files.createFile(request.key(), OWNER_ONLY), pem("PRIVATE KEY", key));
    written.add(request.key());
    writeCertificate(request.certificate(), keys.getCertificate(NODE));
    written.add(request.certificate());
    return written;
  }

  private void makeAuthority(List<Path> written) throws IOException, GeneralSecurityException {
    if (Files.exists(request.authorityStore())) {
      return;
    }
    // The folder of the store is its owner's alone, whatever modes keytool gives to new files.
    Path made = store.resolveSibling("ca.p12");
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            AUTHORITY,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=Signalbox CA",
            "-validity",
            Integer.toString(AUTHORITY_DAYS),
            "-ext",
            "bc:c=ca:true,pathlen:0",
            "-ext",
            "ku:c=keyCertSign,cRLSign"),
        made);
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
    Files.move(made, request.authorityStore());
    writeCertificate(request.authority(), load(request.authorityStore()).getCertificate(AUTHORITY));
    written.add(request.authority());
  }

  private void generate() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-genkeypair",
                "-alias",
                NODE,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + request.name(),
                "-validity",
                Integer.toString(request.days())));
    arguments.addAll(request.extensions());
    keytool(arguments, store);
  }

  /** Has the authority sign the node's request, and takes the answer into the node's store. */
  private void sign() {
    Path asked = store.resolveSibling("request");
    Path answer = store.resolveSibling("answer");
    keytool(List.of("-certreq", "-alias", NODE, "-file", asked.toString()), store);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-gencert",
                "-alias",
                AUTHORITY,
                "-infile",
                asked.toString(),
                "-outfile",
                answer.toString(),
                "-rfc",
                "-validity",
                Integer.toString(request.days())));
    arguments.addAll(request.extensions());
    keytool(arguments, request.authorityStore());
    keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            AUTHORITY,
            "-file",
            request.authority().toString()),
        store);
    keytool(List.of("-importcert", "-noprompt", "-alias", NODE, "-file", answer.toString()), store);
  }

  private static void keytool(List<String> arguments, Path store) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(arguments);
    line.addAll(
        List.of(
            "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", STORE_PASSWORD));
    try {
      Process child = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || child.exitValue() != 0) {
        throw new OperatorFault("keytool of the JDK refused: " + said.strip());
      }
    } catch (IOException e) {
      throw new OperatorFault("keytool of the JDK cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorFault("interrupted", e);
    }
  }

  private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    return keys;
  }

  private static void writeCertificate(Path file, Certificate certificate)
      throws IOException, GeneralSecurityException {
    Files.writeString(
        file, pem("CERTIFICATE", certificate.getEncoded()), StandardOpenOption.CREATE);
  }

  private static String pem(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}

package org.signalbox.sbi.http.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.pem.PemFile;
import org.signalbox.core.pem.PemKeys;
import org.signalbox.sbi.http.SbiTls;

/**
 * What the files of TLS held when they were read. Immutable.
 *
 * @param key the private key
 * @param chain the certificate that belongs to it, then what leads to the authority
 * @param trust decides whom to trust; empty where clients show no certificate
 */
record TlsMaterial(
    PrivateKey key, List<X509Certificate> chain, Optional<X509ExtendedTrustManager> trust) {

  private static final byte[] PROBE = {1, 2, 3};

  static TlsMaterial read(SbiTls files) {
    TlsMaterial material =
        new TlsMaterial(
            PemKeys.read(files.key()),
            PemFile.certificates(files.certificate()),
            files.authority().map(authority -> trust(authority, files.revoked())));
    if (!material.fits()) {
      throw new OperatorFault(files.key() + " is not the key of " + files.certificate());
    }
    return material;
  }

  /** Whether the key is the certificate's: what it signs, the certificate must verify. */
  private boolean fits() {
    try {
      Signature signature =
          Signature.getInstance(
              switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> key.getAlgorithm();
              });
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(chain.getFirst().getPublicKey());
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static X509ExtendedTrustManager trust(Path authority, Optional<Path> revoked) {
    List<X509Certificate> authorities = PemFile.certificates(authority);
    X509ExtendedTrustManager trust = trust(authority, authorities);
    return revoked
        .<X509ExtendedTrustManager>map(
            file -> new DenyingTrust(trust, DeniedCertificates.read(file, authorities)))
        .orElse(trust);
  }

  private static X509ExtendedTrustManager trust(Path authority, List<X509Certificate> authorities) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (X509Certificate certificate : authorities) {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager found) {
          return found;
        }
      }
      throw new IllegalStateException("PKIX decides about X.509 certificates");
    } catch (GeneralSecurityException | IOException e) {
      throw new OperatorFault(authority + " cannot be used: " + e.getMessage(), e);
    }
  }
}

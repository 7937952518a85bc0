package org.signalbox.sbi.http.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.pem.PemFile;
import org.signalbox.core.pem.PemKeys;
import org.signalbox.sbi.http.SbiTls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the files of TLS held when they were read. Immutable.
 *
 * @param key the private key
 * @param chain the certificate that belongs to it, then what leads to the authority
 * @param trust decides whom to trust; empty where clients show no certificate
 */
record TlsMaterial(
    PrivateKey key, List<X509Certificate> chain, Optional<X509ExtendedTrustManager> trust) {

  private static final Logger LOG = LoggerFactory.getLogger(TlsMaterial.class);
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
    return revoked
        .<X509ExtendedTrustManager>map(
            file -> denying(authority, authorities, DeniedCertificates.read(file, authorities)))
        .orElseGet(() -> trust(authority, authorities));
  }

  /** A client need not show the certificate of its authority, so that one is left out here. */
  private static X509ExtendedTrustManager denying(
      Path authority, List<X509Certificate> authorities, DeniedCertificates denied) {
    List<X509Certificate> left = new ArrayList<>();
    for (X509Certificate certificate : authorities) {
      if (denied.deny(certificate)) {
        LOG.atWarn()
            .addKeyValue("authority", certificate.getSubjectX500Principal().getName())
            .addKeyValue("serial", certificate.getSerialNumber().toString(16))
            .log("sbi authority was taken back: nobody whom it signed is trusted");
      } else {
        left.add(certificate);
      }
    }
    return new DenyingTrust(
        left.isEmpty() ? Optional.empty() : Optional.of(trust(authority, left)), denied);
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

package org.signalbox.sbi.http.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whom the authorities have signed, but for certificates that were taken back. Immutable.
 */
final class DenyingTrust extends X509ExtendedTrustManager {

  private final Optional<X509ExtendedTrustManager> authorities;
  private final DeniedCertificates denied;

  /**
   * @param authorities that were not taken back; empty where all were
   */
  DenyingTrust(Optional<X509ExtendedTrustManager> authorities, DeniedCertificates denied) {
    this.authorities = authorities;
    this.denied = denied;
  }

  private X509ExtendedTrustManager authorities() throws CertificateException {
    return authorities.orElseThrow(
        () -> new CertificateException("all of sbi.tls.authority was taken back"));
  }

  private void requireNotDenied(X509Certificate[] chain) throws CertificateException {
    for (X509Certificate certificate : chain) {
      if (denied.deny(certificate)) {
        throw new CertificateException(
            "the certificate with serial number "
                + certificate.getSerialNumber().toString(16)
                + " was taken back");
      }
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authorities().checkClientTrusted(chain, type, engine);
    requireNotDenied(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    authorities().checkServerTrusted(chain, type, engine);
    requireNotDenied(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    authorities().checkClientTrusted(chain, type, socket);
    requireNotDenied(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    authorities().checkServerTrusted(chain, type, socket);
    requireNotDenied(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authorities().checkClientTrusted(chain, type);
    requireNotDenied(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    authorities().checkServerTrusted(chain, type);
    requireNotDenied(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities
        .map(X509ExtendedTrustManager::getAcceptedIssuers)
        .orElseGet(() -> new X509Certificate[0]);
  }
}

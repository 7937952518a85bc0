package org.signalbox.sbi.http.internal;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.signalbox.sbi.http.PeerIdentity;

/** Reads who a client is from the certificate it showed, once a TLS session. Thread-safe. */
final class PeerIdentities {

  /** Where a session keeps what was read. */
  private static final String KEY = "org.signalbox.sbi.identity";

  /** Types of a general name (RFC 5280 §4.2.1.6). */
  private static final int DNS_NAME = 2;

  private static final int URI = 6;

  private static final int IP_ADDRESS = 7;

  private PeerIdentities() {}

  static Optional<PeerIdentity> of(@Nullable SSLSession session) {
    if (session == null) {
      return Optional.empty();
    }
    if (session.getValue(KEY) instanceof PeerIdentity known) {
      return Optional.of(known);
    }
    Optional<PeerIdentity> identity = read(session);
    identity.ifPresent(found -> session.putValue(KEY, found));
    return identity;
  }

  private static Optional<PeerIdentity> read(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate certificate
          ? of(certificate)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  /** Who a certificate names; empty where its names cannot be read. */
  static Optional<PeerIdentity> of(X509Certificate certificate) {
    try {
      return Optional.of(
          new PeerIdentity(
              names(certificate, URI),
              names(certificate, DNS_NAME),
              names(certificate, IP_ADDRESS),
              NfTypesExtension.read(certificate),
              certificate.getSubjectX500Principal().getName()));
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }

  private static List<String> names(X509Certificate certificate, int type)
      throws CertificateParsingException {
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    List<String> names = new ArrayList<>();
    if (alternatives != null) {
      for (List<?> alternative : alternatives) {
        if (alternative.getFirst().equals(type) && alternative.get(1) instanceof String name) {
          names.add(name);
        }
      }
    }
    return names;
  }
}

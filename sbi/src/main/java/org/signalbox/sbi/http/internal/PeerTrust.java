package org.signalbox.sbi.http.internal;

import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whether the client of a TLS session is still trusted: its certificate has not ended, and leads to
 * the authorities that are in force now. A handshake asks once, and one that resumes a session not
 * at all; so every session is asked about at its first request, and again when the authorities have
 * been read anew. Between that it costs two comparisons. Thread-safe.
 */
final class PeerTrust {

  /** Where a session keeps what was found. */
  private static final String KEY = "org.signalbox.sbi.trust";

  private final Optional<TlsFiles> files;

  PeerTrust(Optional<TlsFiles> files) {
    this.files = files;
  }

  /**
   * What was found.
   *
   * @param by who was asked
   * @param until when the first of its certificates ends
   */
  private record Trusted(X509ExtendedTrustManager by, Instant until) {}

  /** Whether a client is not trusted any more; a session is not resumed after that. */
  boolean isGone(@Nullable SSLSession session, Instant now) {
    if (session == null || files.isEmpty()) {
      return false;
    }
    Optional<X509ExtendedTrustManager> trust = files.get().material().trust();
    if (trust.isEmpty()) {
      return false;
    }
    if (isTrusted(session, trust.get(), now)) {
      return false;
    }
    session.invalidate();
    return true;
  }

  private static boolean isTrusted(
      SSLSession session, X509ExtendedTrustManager trust, Instant now) {
    if (session.getValue(KEY) instanceof Trusted(X509ExtendedTrustManager by, Instant until)
        && by.equals(trust)) {
      return now.isBefore(until);
    }
    Optional<Instant> until = trustedUntil(session, trust);
    until.ifPresent(end -> session.putValue(KEY, new Trusted(trust, end)));
    return until.filter(now::isBefore).isPresent();
  }

  private static Optional<Instant> trustedUntil(
      SSLSession session, X509ExtendedTrustManager trust) {
    try {
      Certificate[] shown = session.getPeerCertificates();
      X509Certificate[] chain = Arrays.copyOf(shown, shown.length, X509Certificate[].class);
      trust.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
      return Arrays.stream(chain)
          .map(certificate -> certificate.getNotAfter().toInstant())
          .min(Comparator.naturalOrder());
    } catch (SSLPeerUnverifiedException | CertificateException e) {
      return Optional.empty();
    }
  }
}

package org.signalbox.sbi.http.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedTrustManager;
import org.signalbox.sbi.http.PeerIdentity;

/**
 * Assertions that were found right, whichever SCP brought them, so that each is verified once.
 * Where they become too many, those that have ended go first, then those that were used least
 * lately. Thread-safe.
 */
final class RememberedAssertions {

  /** What one takes beside its texts, and a text beside its characters; measured generously. */
  private static final int OCTETS_EACH = 512;

  private static final int OCTETS_OF_TEXT = 64;

  /** All of them are looked through at most so often. */
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);

  private final int most;
  private final long mostOctets;
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long octets;
  private Instant sweptAt = Instant.EPOCH;

  /**
   * Remembers nothing yet.
   *
   * @param most how many at a time
   * @param mostOctets how much memory for all of them
   */
  RememberedAssertions(int most, long mostOctets) {
    this.most = most;
    this.mostOctets = mostOctets;
  }

  /** One that was found right by whom was trusted then. */
  private record Kept(ClientAssertion assertion, X509ExtendedTrustManager by) {

    private long octets() {
      PeerIdentity who = assertion.identity();
      return OCTETS_EACH
          + Stream.of(who.uris(), who.names(), who.addresses(), who.nfTypes())
              .flatMap(texts -> texts.stream())
              .mapToLong(text -> OCTETS_OF_TEXT + 2L * text.length())
              .sum()
          + 2L * who.subject().length()
          + assertion.audience().stream()
              .mapToLong(text -> OCTETS_OF_TEXT + 2L * text.length())
              .sum();
    }
  }

  /**
   * One of them, which may have ended.
   *
   * @param digest of all of it
   * @param trust who is trusted now; what another one found right counts no more
   */
  synchronized Optional<ClientAssertion> find(String digest, X509ExtendedTrustManager trust) {
    return Optional.ofNullable(kept.get(digest))
        .filter(one -> one.by().equals(trust))
        .map(Kept::assertion);
  }

  /** Remembers one that was found right just now. */
  synchronized void keep(
      String digest, ClientAssertion assertion, X509ExtendedTrustManager trust, Instant now) {
    Kept one = new Kept(assertion, trust);
    octets += one.octets();
    Optional.ofNullable(kept.put(digest, one)).ifPresent(before -> octets -= before.octets());
    if (isTooMuch()) {
      dropEnded(now);
    }
    Iterator<Kept> byUse = kept.values().iterator();
    while (isTooMuch() && byUse.hasNext()) {
      octets -= byUse.next().octets();
      byUse.remove();
    }
  }

  private boolean isTooMuch() {
    return kept.size() > most || octets > mostOctets;
  }

  private void dropEnded(Instant now) {
    if (now.isBefore(sweptAt.plus(BETWEEN_SWEEPS))) {
      return;
    }
    sweptAt = now;
    Iterator<Kept> all = kept.values().iterator();
    while (all.hasNext()) {
      Kept one = all.next();
      if (!now.isBefore(one.assertion().until())) {
        octets -= one.octets();
        all.remove();
      }
    }
  }
}

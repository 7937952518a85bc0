package org.signalbox.sbi.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.signalbox.sbi.http.PeerIdentity;

class RememberedAssertionsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private final X509ExtendedTrustManager trust = trust();

  private static X509ExtendedTrustManager trust() {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init((KeyStore) null);
      return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ClientAssertion assertion(int number, Instant until) {
    PeerIdentity identity =
        new PeerIdentity(
            List.of("urn:uuid:aaaaaaaa-aaaa-4aaa-8aaa-%012d".formatted(number)),
            List.of("amf%d.5gc.mnc001.mcc001.3gppnetwork.org".formatted(number)),
            List.of("10.0.0.1"),
            List.of("AMF"),
            "CN=amf" + number);
    return new ClientAssertion(identity, Set.of("NRF"), NOW, until);
  }

  private void keep(RememberedAssertions remembered, int number, Instant until) {
    remembered.keep("digest" + number, assertion(number, until), trust, NOW);
  }

  private List<Integer> missing(RememberedAssertions remembered, int most) {
    return IntStream.range(0, most)
        .filter(number -> remembered.find("digest" + number, trust).isEmpty())
        .boxed()
        .toList();
  }

  /** Two for each of ten thousand network functions: what is used and what follows it. */
  @Test
  void shouldRememberThoseOfALargeNetwork() {
    // Given
    RememberedAssertions remembered = ClientAssertions.remembered();

    // When
    for (int number = 0; number < 20_000; number++) {
      keep(remembered, number, NOW.plusSeconds(600));
    }

    // Then
    assertThat(missing(remembered, 20_000)).isEmpty();
  }

  @Test
  void shouldForgetThoseFirstThatHaveEnded() {
    // Given
    RememberedAssertions remembered = new RememberedAssertions(3, Long.MAX_VALUE);
    keep(remembered, 0, NOW.plusSeconds(1));
    keep(remembered, 1, NOW);
    keep(remembered, 2, NOW.plusSeconds(1));

    // When
    keep(remembered, 3, NOW.plusSeconds(1));

    // Then
    assertThat(missing(remembered, 4)).containsExactly(1);
  }

  @Test
  void shouldForgetThenWhatWasUsedLeastLately() {
    // Given
    RememberedAssertions remembered = new RememberedAssertions(3, Long.MAX_VALUE);
    for (int number = 0; number < 3; number++) {
      keep(remembered, number, NOW.plusSeconds(1));
    }
    var _ = remembered.find("digest0", trust);

    // When
    keep(remembered, 3, NOW.plusSeconds(1));

    // Then
    assertThat(missing(remembered, 4)).containsExactly(1);
  }

  @Test
  void shouldTakeNoMoreMemoryThanItMay() {
    // Given
    RememberedAssertions remembered = new RememberedAssertions(1_000, 10_000);

    // When
    for (int number = 0; number < 100; number++) {
      keep(remembered, number, NOW.plusSeconds(1));
      keep(remembered, number, NOW.plusSeconds(1));
    }

    // Then
    assertThat(missing(remembered, 100)).hasSizeBetween(85, 95).doesNotContain(99);
  }

  @Test
  void shouldNotTakeTheWordOfWhoIsTrustedNoMore() {
    // Given
    RememberedAssertions remembered = ClientAssertions.remembered();
    keep(remembered, 0, NOW.plusSeconds(1));

    // When
    var found = remembered.find("digest0", trust());

    // Then
    assertThat(found).isEmpty();
  }
}

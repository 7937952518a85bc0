package org.signalbox.sbi.nrf.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;
import org.signalbox.testsupport.VirtualClock;

/** Keys that sign, and how they follow each other. */
class SigningKeysTest {

  @TempDir private Path folder;
  private final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");

  @Test
  void shouldSignWithTheSameKeyAfterARestart() {
    // Given
    String before = open().signing().id();

    // When
    String after = open().signing().id();

    // Then
    assertThat(after).isEqualTo(before);
  }

  @Test
  void shouldShowItsFileToNobodyElse() throws Exception {
    // When
    open().signing();

    // Then
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldPublishTheNextKeyADayBeforeItSigns() {
    // Given
    SigningKeys keys = open();
    String first = keys.signing().id();
    clock.advance(Duration.ofDays(30));

    // When
    List<String> published = ids(keys);

    // Then
    assertThat(published).hasSize(2).startsWith(first);
    assertThat(keys.signing().id()).isEqualTo(first);
    clock.advance(Duration.ofDays(1));
    assertThat(keys.signing().id()).isEqualTo(published.getLast());
    assertThat(ids(keys)).isEqualTo(published);
  }

  @Test
  void shouldForgetAKeyADayAfterItSignedLast() {
    // Given
    SigningKeys keys = open();
    String first = keys.signing().id();
    clock.advance(Duration.ofDays(30));
    keys.signing();

    // When
    clock.advance(Duration.ofDays(2));

    // Then
    assertThat(ids(keys)).hasSize(1).doesNotContain(first);
  }

  @Test
  void shouldSayWhatToDoWithAFileThatIsNoKeys() throws Exception {
    // Given
    Files.writeString(file(), "{\"keys\":[{\"alg\":\"none\"}]}");

    // When
    assertThatThrownBy(this::open)
        // Then
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("keys.json")
        .hasMessageContaining("restore the file");
  }

  /** RFC 7638 §3.1. */
  @Test
  void shouldNameAKeyByItsThumbprint() throws Exception {
    // Given
    String modulus =
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECP"
            + "ebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY"
            + "368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0f"
            + "M4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
    BigInteger n = new BigInteger(1, Base64.getUrlDecoder().decode(modulus));
    KeyFactory factory = KeyFactory.getInstance("RSA");
    KeyPair pair =
        new KeyPair(
            factory.generatePublic(new RSAPublicKeySpec(n, BigInteger.valueOf(65_537))),
            (RSAPrivateKey) factory.generatePrivate(new RSAPrivateKeySpec(n, BigInteger.TWO)));

    // When
    SigningKey key = SigningKey.of(TokenAlgorithm.RS256, Instant.EPOCH, pair);

    // Then
    assertThat(key.id()).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
  }

  private static List<String> ids(SigningKeys keys) {
    return keys.published().stream().map(SigningKey::id).toList();
  }

  private SigningKeys open() {
    return SigningKeys.open(file(), TokenAlgorithm.ES256, KeyRotation.USUAL, clock);
  }

  private Path file() {
    return folder.resolve("keys.json");
  }
}

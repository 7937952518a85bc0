package org.signalbox.sbi.nrf.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pair of keys that signs tokens.
 *
 * @param id its thumbprint (RFC 7638), so that it is the same wherever the key is
 * @param algorithm how it signs
 * @param madeAt when it was made
 * @param pair the keys
 */
record SigningKey(String id, TokenAlgorithm algorithm, Instant madeAt, KeyPair pair) {

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final int COORDINATE_OCTETS = 32;

  static SigningKey of(TokenAlgorithm algorithm, Instant madeAt, KeyPair pair) {
    return new SigningKey(thumbprint(pair.getPublic()), algorithm, madeAt, pair);
  }

  static SigningKey make(TokenAlgorithm algorithm, Instant madeAt) {
    try {
      return of(algorithm, madeAt, algorithm.generate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot make keys for " + algorithm, e);
    }
  }

  /** The public key as a JSON Web Key (RFC 7517). */
  ObjectNode publicJwk() {
    return members(pair.getPublic()).put("use", "sig").put("alg", algorithm.name()).put("kid", id);
  }

  /** The members that make the key, in the order of their names (RFC 7638 §3.2). */
  private static ObjectNode members(PublicKey key) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return switch (key) {
      case ECPublicKey curve ->
          json.put("crv", "P-256")
              .put("kty", "EC")
              .put("x", fixed(curve.getW().getAffineX()))
              .put("y", fixed(curve.getW().getAffineY()));
      case RSAPublicKey rsa ->
          json.put("e", minimal(rsa.getPublicExponent()))
              .put("kty", "RSA")
              .put("n", minimal(rsa.getModulus()));
      default -> throw new IllegalStateException("a key of no algorithm that signs tokens");
    };
  }

  private static String thumbprint(PublicKey key) {
    try {
      byte[] text = members(key).toString().getBytes(StandardCharsets.UTF_8);
      return URL.encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String fixed(BigInteger coordinate) {
    byte[] octets = coordinate.toByteArray();
    byte[] padded = new byte[COORDINATE_OCTETS];
    int length = Math.min(octets.length, COORDINATE_OCTETS);
    System.arraycopy(octets, octets.length - length, padded, COORDINATE_OCTETS - length, length);
    return URL.encodeToString(padded);
  }

  private static String minimal(BigInteger number) {
    byte[] octets = number.toByteArray();
    int skip = octets[0] == 0 && octets.length > 1 ? 1 : 0;
    return URL.encodeToString(Arrays.copyOfRange(octets, skip, octets.length));
  }
}

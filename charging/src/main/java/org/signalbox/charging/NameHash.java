package org.signalbox.charging;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A hash that makes a name of others, as clients expect it; nothing is protected by it. The digest
 * is looked up once and copied for each use: looking it up takes longer than hashing a name. Any
 * thread.
 */
@SuppressWarnings("ImmutableEnumChecker") // Nobody gives the digest anything.
enum NameHash {
  MD5("MD5"),
  SHA1("SHA-1");

  /** Never given anything: it is copied. */
  private final MessageDigest unused;

  NameHash(String algorithm) {
    try {
      unused = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5 and SHA-1", e);
    }
  }

  /** The hash of octets, one piece after the other. */
  byte[] of(byte[]... pieces) {
    try {
      MessageDigest digest = (MessageDigest) unused.clone();
      for (byte[] piece : pieces) {
        digest.update(piece);
      }
      return digest.digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the digests of the platform can be copied", e);
    }
  }
}

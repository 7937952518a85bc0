package org.signalbox.registers.nf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Strong validators made of content, so that every instance gives the same (RFC 9110 §8.8.3). */
public final class EntityTag {

  private static final int OCTETS = 12;

  private EntityTag() {}

  /** The quoted tag of some octets. */
  public static String of(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(digest, 0, OCTETS) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

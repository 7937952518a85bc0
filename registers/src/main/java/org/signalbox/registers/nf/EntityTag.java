package org.signalbox.registers.nf;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Strong validators made of content, so that every instance gives the same (RFC 9110 §8.8.3). */
public final class EntityTag {

  private static final int OCTETS = 12;
  private static final MessageDigest UNUSED = unused();

  private EntityTag() {}

  /** The quoted tag of some octets. */
  public static String of(byte[] content) {
    return '"' + bare(content) + '"';
  }

  /** The tag of octets in parts, without quotes; where they are parted counts for nothing. */
  static String bare(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, OCTETS);
  }

  /** A copy of one that nobody uses: looking the algorithm up costs more than a short digest. */
  private static MessageDigest digest() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the runtime's SHA-256 can be copied", e);
    }
  }

  private static MessageDigest unused() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

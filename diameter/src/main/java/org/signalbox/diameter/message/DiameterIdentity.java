package org.signalbox.diameter.message;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The name of a Diameter node, such as {@code hss01.epc.mnc001.mcc001.3gppnetwork.org}. Two
 * identities that differ only in case are equal. An identity need not be a fully qualified name:
 * operators have peers called {@code hss01}.
 */
public final class DiameterIdentity implements Comparable<DiameterIdentity> {

  private static final int LENGTH_MAX = 255;

  private final String text;
  private final String key;

  private DiameterIdentity(String text) {
    this.text = text;
    this.key = text.toLowerCase(Locale.ROOT);
  }

  /**
   * An identity from its text.
   *
   * @throws IllegalArgumentException when it is not 1 to 255 visible ASCII characters
   */
  public static DiameterIdentity of(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("a DiameterIdentity is 1 to 255 visible ASCII characters");
    }
    return new DiameterIdentity(text);
  }

  /** True for 1 to 255 visible ASCII characters. */
  public static boolean isValid(String text) {
    if (text.isEmpty() || text.length() > LENGTH_MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  /** The identity as it was written. */
  public String text() {
    return text;
  }

  /** The identity in lower case, for maps. */
  public String key() {
    return key;
  }

  /** The bytes of {@link #key}, for {@link AvpCursor#dataEqualsIgnoreCase}. */
  public byte[] keyBytes() {
    return key.getBytes(StandardCharsets.US_ASCII);
  }

  /** What follows the first dot; the whole identity when there is none. */
  public String realmPart() {
    int dot = text.indexOf('.');
    return dot < 0 ? text : text.substring(dot + 1);
  }

  /** The order of the election: octet by octet, in any case (RFC 6733 §5.6.4). */
  @Override
  public int compareTo(DiameterIdentity other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DiameterIdentity that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}

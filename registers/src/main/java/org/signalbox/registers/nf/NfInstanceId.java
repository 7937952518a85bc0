package org.signalbox.registers.nf;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Identity of a network function instance, a UUID (TS 29.571 §5.3.2, {@code NfInstanceId}).
 *
 * <p>Every version of UUID is taken: some network functions make theirs from the time while the
 * digits say version 4. Letters compare without case (RFC 9562 §4).
 *
 * @param uuid the value
 */
public record NfInstanceId(UUID uuid) implements Comparable<NfInstanceId> {

  private static final int LENGTH = 36;

  /** Reads the text form; empty when it is not a UUID of 36 characters. */
  public static Optional<NfInstanceId> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    // UUID.fromString also takes shorter groups, so every place is looked at.
    for (int i = 0; i < LENGTH; i++) {
      boolean isHyphen = text.charAt(i) == '-';
      boolean isGap = i == 8 || i == 13 || i == 18 || i == 23;
      if (isHyphen != isGap || !(isGap || HexFormat.isHexDigit(text.charAt(i)))) {
        return Optional.empty();
      }
    }
    return Optional.of(new NfInstanceId(UUID.fromString(text)));
  }

  @Override
  public int compareTo(NfInstanceId other) {
    int high =
        Long.compareUnsigned(uuid.getMostSignificantBits(), other.uuid.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            uuid.getLeastSignificantBits(), other.uuid.getLeastSignificantBits());
  }

  /** The text form, in lower case. */
  @Override
  public String toString() {
    return uuid.toString();
  }
}

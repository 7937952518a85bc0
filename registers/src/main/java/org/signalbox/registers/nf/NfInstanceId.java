package org.signalbox.registers.nf;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identity of a network function instance, a UUID (TS 29.571 §5.3.2, {@code NfInstanceId}).
 *
 * <p>Every version of UUID is taken: some network functions make theirs from the time while the
 * digits say version 4. Letters compare without case (RFC 9562 §4).
 *
 * @param uuid the value
 */
public record NfInstanceId(UUID uuid) implements Comparable<NfInstanceId> {

  /** {@link UUID#fromString} also takes shorter groups; the text must have all 36 characters. */
  private static final Pattern TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final int LENGTH = 36;

  /** Reads the text form; empty when it is not a UUID of 36 characters. */
  public static Optional<NfInstanceId> parse(String text) {
    if (text.length() != LENGTH || !TEXT.matcher(text).matches()) {
      return Optional.empty();
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

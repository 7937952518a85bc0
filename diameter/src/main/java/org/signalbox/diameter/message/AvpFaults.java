package org.signalbox.diameter.message;

import java.util.Arrays;
import java.util.Optional;

/** Builds the faults that the structure of AVPs can have, with their Failed-AVP (RFC 6733 §7.5). */
final class AvpFaults {

  /** Enough of an offending AVP for its sender to recognise it. */
  private static final int FAILED_DATA_MAX = 256;

  private AvpFaults() {}

  /**
   * An AVP whose length cannot be right. RFC 6733 §7.1.5: the Failed-AVP then holds the header,
   * with a length that fits what is sent back.
   */
  static MessageFault invalidLength(byte[] bytes, int at, int end, String what) {
    byte[] header = Arrays.copyOfRange(bytes, at, Math.min(end, at + AvpLayout.HEADER));
    byte[] whole = Arrays.copyOf(header, AvpLayout.HEADER);
    whole[4] &= (byte) ~Avp.VENDOR;
    AvpLayout.putInt24(whole, 5, AvpLayout.HEADER);
    Avp shown = new Avp(whole, 0, AvpLayout.HEADER, 0);
    return new MessageFault(ResultCode.INVALID_AVP_LENGTH, what, Optional.of(shown));
  }

  /** The AVP itself as evidence, cut where it is long. */
  static Avp evidence(Avp avp) {
    if (avp.dataLength() <= FAILED_DATA_MAX) {
      return avp;
    }
    byte[] cut = Arrays.copyOf(avp.data(), FAILED_DATA_MAX);
    return Avp.of(avp.key(), avp.flags(), cut);
  }
}

package org.signalbox.ocs.message;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.diameter.message.AvpCursor;

/** Numbers in AVPs, with a fault where there is none. All methods are pure but for the fault. */
final class AvpNumber {

  private AvpNumber() {}

  /** Unsigned32; empty after a fault. */
  static OptionalLong unsigned32(AvpCursor avp, String name, DecodingFault fault) {
    return has(4, avp, name, fault)
        ? OptionalLong.of(Integer.toUnsignedLong(avp.integer32()))
        : OptionalLong.empty();
  }

  /** Unsigned64, at most {@link Long#MAX_VALUE}; empty after a fault. */
  static OptionalLong unsigned64(AvpCursor avp, String name, DecodingFault fault) {
    if (!has(8, avp, name, fault)) {
      return OptionalLong.empty();
    }
    long value = avp.integer64();
    return OptionalLong.of(value < 0 ? Long.MAX_VALUE : value);
  }

  /** Integer32 or Enumerated; empty after a fault. */
  static OptionalInt integer32(AvpCursor avp, String name, DecodingFault fault) {
    return has(4, avp, name, fault) ? OptionalInt.of(avp.integer32()) : OptionalInt.empty();
  }

  /** Integer32 or Enumerated of an AVP that may be passed over; empty when it is none. */
  static OptionalInt integer32(AvpCursor avp) {
    return avp.dataLength() == 4 ? OptionalInt.of(avp.integer32()) : OptionalInt.empty();
  }

  private static boolean has(int octets, AvpCursor avp, String name, DecodingFault fault) {
    if (avp.dataLength() == octets) {
      return true;
    }
    fault.invalid(avp, name + " has " + avp.dataLength() + " octets of data, not " + octets);
    return false;
  }
}

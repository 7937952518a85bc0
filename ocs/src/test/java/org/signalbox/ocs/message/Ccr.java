package org.signalbox.ocs.message;

import org.signalbox.diameter.message.DecodeResult;
import org.signalbox.diameter.message.MessageDecoder;

/** Octets read as a request. */
public final class Ccr {

  private Ccr() {}

  /** What becomes of octets that are a sound message. */
  public static CreditControlReading reading(byte[] bytes) {
    if (MessageDecoder.decode(bytes) instanceof DecodeResult.Decoded decoded) {
      return CreditControlRequestDecoder.read(decoded.message());
    }
    throw new AssertionError("these are no sound octets");
  }

  /** A request that has to be accepted. */
  public static CreditControlRequest read(byte[] bytes) {
    return switch (reading(bytes)) {
      case CreditControlReading.Read read -> read.request();
      case CreditControlReading.Refused refused ->
          throw new AssertionError("refused: " + refused.fault());
    };
  }
}

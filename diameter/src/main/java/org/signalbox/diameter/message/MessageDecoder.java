package org.signalbox.diameter.message;

import java.util.Optional;

/** Reads one message from bytes that are not trusted. All methods are pure and never throw. */
public final class MessageDecoder {

  private MessageDecoder() {}

  /**
   * Decodes one message.
   *
   * @param bytes exactly one message; given away by the caller
   */
  public static DecodeResult decode(byte[] bytes) {
    if (bytes.length < DiameterMessage.HEADER_LENGTH) {
      return new DecodeResult.Unreadable("a header has 20 octets, not " + bytes.length);
    }
    DiameterMessage message = DiameterMessage.owning(bytes);
    if (bytes[0] != 1) {
      String reason = "version is " + (bytes[0] & 0xFF) + ", not 1";
      MessageFault fault = MessageFault.of(ResultCode.UNSUPPORTED_VERSION, reason);
      return new DecodeResult.Faulty(message, fault);
    }
    int length = AvpLayout.int24(bytes, 1);
    if (length != bytes.length || length % 4 != 0) {
      String reason = "message length says " + length + " of " + bytes.length + " octets";
      MessageFault fault = MessageFault.of(ResultCode.INVALID_MESSAGE_LENGTH, reason);
      return new DecodeResult.Faulty(message, fault);
    }
    return structure(message)
        .<DecodeResult>map(fault -> new DecodeResult.Faulty(message, fault))
        .orElseGet(() -> new DecodeResult.Decoded(message));
  }

  private static Optional<MessageFault> structure(DiameterMessage message) {
    boolean bothBits = message.isRequest() && message.isError();
    if (bothBits) {
      return Optional.of(
          MessageFault.of(ResultCode.INVALID_HDR_BITS, "R and E are both set in the header"));
    }
    return message.avps().fault();
  }
}

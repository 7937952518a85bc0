package org.signalbox.diameter.message;

/**
 * The fields of a message header but version and length, which follow from the rest.
 *
 * @param flags 8 bits
 * @param commandCode 24 bits
 * @param applicationId 32 bits
 * @param hopByHop 32 bits
 * @param endToEnd 32 bits
 */
record MessageHeader(int flags, int commandCode, int applicationId, int hopByHop, int endToEnd) {

  static MessageHeader read(byte[] bytes) {
    return new MessageHeader(
        bytes[4] & 0xFF,
        AvpLayout.int24(bytes, 5),
        AvpLayout.int32(bytes, 8),
        AvpLayout.int32(bytes, 12),
        AvpLayout.int32(bytes, 16));
  }

  MessageHeader withFlags(int newFlags) {
    return new MessageHeader(newFlags, commandCode, applicationId, hopByHop, endToEnd);
  }
}

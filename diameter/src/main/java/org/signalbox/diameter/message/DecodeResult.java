package org.signalbox.diameter.message;

/** What became of bytes that claim to be one message. */
public sealed interface DecodeResult {

  /**
   * A message whose header and top-level AVPs can be read. What is inside the AVPs is not judged.
   */
  record Decoded(DiameterMessage message) implements DecodeResult {}

  /**
   * A message whose header can be read but not its AVPs, so that a request can be refused.
   *
   * @param message of use for its header, and for AVPs before the fault
   */
  record Faulty(DiameterMessage message, MessageFault fault) implements DecodeResult {}

  /**
   * Bytes that no header can be read from.
   *
   * @param reason for the log
   */
  record Unreadable(String reason) implements DecodeResult {}
}

package org.signalbox.diameter.message;

/** Bits of the command flags (RFC 6733 §3). */
public final class CommandFlags {

  /** R: the message is a request. */
  public static final int REQUEST = 0x80;

  /** P: the message may be relayed. */
  public static final int PROXIABLE = 0x40;

  /** E: the answer is a protocol error. */
  public static final int ERROR = 0x20;

  /** T: the request may have been sent before. */
  public static final int RETRANSMITTED = 0x10;

  private CommandFlags() {}
}

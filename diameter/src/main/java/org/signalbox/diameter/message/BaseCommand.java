package org.signalbox.diameter.message;

/** Command codes of the base protocol (RFC 6733 §3.1) and the ids of its two own applications. */
public final class BaseCommand {

  public static final int CAPABILITIES_EXCHANGE = 257;
  public static final int RE_AUTH = 258;
  public static final int ACCOUNTING = 271;
  public static final int ABORT_SESSION = 274;
  public static final int SESSION_TERMINATION = 275;
  public static final int DEVICE_WATCHDOG = 280;
  public static final int DISCONNECT_PEER = 282;

  /** The application id of the base protocol itself. */
  public static final int COMMON_APPLICATION = 0;

  /** The application id by which a relay says that it takes every application. */
  public static final int RELAY_APPLICATION = -1;

  private BaseCommand() {}

  /** True for the commands that two neighbours speak with each other and nobody relays. */
  public static boolean isHopByHop(int commandCode) {
    return commandCode == CAPABILITIES_EXCHANGE
        || commandCode == DEVICE_WATCHDOG
        || commandCode == DISCONNECT_PEER;
  }
}

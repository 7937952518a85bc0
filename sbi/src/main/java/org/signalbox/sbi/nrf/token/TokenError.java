package org.signalbox.sbi.nrf.token;

import java.util.Locale;

/** Why no token is given (RFC 6749 §5.2, {@code AccessTokenErr} of TS 29.510 §6.3.5.2.4). */
public enum TokenError {
  /** A field is missing, twice there or malformed. */
  INVALID_REQUEST,
  /** The client is not registered, or not who it says. */
  INVALID_CLIENT,
  /** The producer of services that is named does not exist. */
  INVALID_GRANT,
  /** No producer allows the client. */
  UNAUTHORIZED_CLIENT,
  /** Anything but client credentials. */
  UNSUPPORTED_GRANT_TYPE,
  /** No producer has such a service or operation. */
  INVALID_SCOPE;

  /** The word on the wire. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.signalbox.ocs.message;

/** Redirect-Address-Type (RFC 8506 §8.38). */
public enum RedirectAddressType {
  IPV4(0),
  IPV6(1),
  URL(2),
  SIP_URI(3);

  private final int code;

  RedirectAddressType(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}

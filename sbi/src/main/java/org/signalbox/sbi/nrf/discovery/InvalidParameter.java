package org.signalbox.sbi.nrf.discovery;

/** A parameter that cannot be read; caught where all parameters are read, so that all are told. */
final class InvalidParameter extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  InvalidParameter(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}

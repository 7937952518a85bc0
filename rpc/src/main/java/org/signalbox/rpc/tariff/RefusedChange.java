package org.signalbox.rpc.tariff;

/** A change of the live catalog that its own method refuses after looking at what is in force. */
final class RefusedChange extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String NOT_FOUND = "NOT_FOUND";
  static final String EXISTS = "EXISTS";

  private final String errorText;

  RefusedChange(String errorText) {
    super(errorText, null, false, false);
    this.errorText = errorText;
  }

  String errorText() {
    return errorText;
  }
}

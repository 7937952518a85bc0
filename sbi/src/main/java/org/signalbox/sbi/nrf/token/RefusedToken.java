package org.signalbox.sbi.nrf.token;

/** A request for a token that is answered with an error. */
final class RefusedToken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final TokenError error;
  private final String description;

  RefusedToken(TokenError error, String description) {
    // Refusals are ordinary answers: no stack trace is filled in for hostile clients.
    super(description, null, false, false);
    this.error = error;
    this.description = description;
  }

  TokenError error() {
    return error;
  }

  /** What is wrong, for people. */
  String description() {
    return description;
  }
}

package org.signalbox.bench.dra;

/**
 * A relay to be measured.
 *
 * @param kind which program
 * @param rules its routing rules
 * @param tls true when clients and server connect by TLS
 */
record RelaySetup(Kind kind, RuleSet rules, boolean tls) {

  /** Which program stands in the relay's place. */
  enum Kind {
    /** The generator talks to the responder itself. */
    DIRECT("no relay"),
    SIGNALBOX("Signalbox"),
    FREEDIAMETER("freeDiameterd");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }
  }

  static RelaySetup plain(Kind kind) {
    return new RelaySetup(kind, RuleSet.none(), false);
  }

  static RelaySetup ruled(Kind kind, RuleSet rules) {
    return new RelaySetup(kind, rules, false);
  }

  static RelaySetup secure(Kind kind) {
    return new RelaySetup(kind, RuleSet.none(), true);
  }

  boolean isReference() {
    return kind == Kind.FREEDIAMETER;
  }

  String shown() {
    return rules.equals(RuleSet.none()) ? kind.shown() : kind.shown() + ", " + rules.name();
  }
}

package org.signalbox.dra.rule;

/** The identities of a request that routes look at; compared in any case (RFC 6733 §4.3.1). */
public enum TextField {
  ORIGIN_HOST("origin-host"),
  ORIGIN_REALM("origin-realm"),
  DESTINATION_HOST("destination-host"),
  DESTINATION_REALM("destination-realm");

  private final String key;

  TextField(String key) {
    this.key = key;
  }

  /** The name in files. */
  public String key() {
    return key;
  }
}

package org.signalbox.charging;

/** A text field of a CDR that queries may ask for by value. */
public enum CdrField {
  CGRID("cgrid"),
  RUN_ID("run_id"),
  ORIGIN_ID("origin_id"),
  ORIGIN_HOST("origin_host"),
  SOURCE("source"),
  TOR("tor"),
  REQUEST_TYPE("request_type"),
  TENANT("tenant"),
  CATEGORY("category"),
  ACCOUNT("account"),
  SUBJECT("subject");

  private final String column;

  CdrField(String column) {
    this.column = column;
  }

  /** The column that holds it. */
  public String column() {
    return column;
  }

  /** Its value in a CDR. */
  public String of(Cdr cdr) {
    return switch (this) {
      case CGRID -> cdr.key().cgrId();
      case RUN_ID -> cdr.key().runId();
      case ORIGIN_ID -> cdr.origin().id();
      case ORIGIN_HOST -> cdr.origin().host();
      case SOURCE -> cdr.origin().source();
      case TOR -> cdr.tor().text();
      case REQUEST_TYPE -> cdr.requestType();
      case TENANT -> cdr.key().tenant();
      case CATEGORY -> cdr.parties().category();
      case ACCOUNT -> cdr.parties().account();
      case SUBJECT -> cdr.parties().subject();
    };
  }
}

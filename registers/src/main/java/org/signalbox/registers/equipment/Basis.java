package org.signalbox.registers.equipment;

/** What decided, in order of precedence: the first that applies wins. */
public enum Basis {
  /** The entry of this subscription and exactly this equipment. */
  PAIR("SUPI and equipment"),
  /** The narrowest entry of this subscription and a type or range that holds the equipment. */
  PAIR_RANGE("SUPI and a range of equipment"),
  /** The subscription is locked, and to other equipment. */
  LOCK_BREACH("SUPI locked to other equipment"),
  /** The entry of exactly this equipment. */
  EXACT("equipment"),
  /** The narrowest entry of a type or range that holds the equipment. */
  RANGE("a range of equipment"),
  /** No entry. */
  DEFAULT("no entry");

  private final String words;

  Basis(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}

package org.signalbox.catalog.compile;

/** A member that cannot be read; caught where the item it stands in is known. */
final class Mistake extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String member;
  private final String found;
  private final String expected;

  Mistake(String member, String found, String expected) {
    super(member + ": found " + found + ", expected " + expected);
    this.member = member;
    this.found = found;
    this.expected = expected;
  }

  String member() {
    return member;
  }

  String found() {
    return found;
  }

  String expected() {
    return expected;
  }
}

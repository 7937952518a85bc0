package org.signalbox.catalog.compile;

/** A member that cannot be read; caught where the item it stands in is known. */
final class Mistake extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private static final int FOUND_CHARACTERS = 200;

  private final String member;
  private final String found;
  private final String expected;

  Mistake(String member, String found, String expected) {
    super(member + ": found " + shortened(found) + ", expected " + expected);
    this.member = member;
    this.found = shortened(found);
    this.expected = expected;
  }

  /** What was sent may be long; who sent it knows it from its beginning. */
  private static String shortened(String text) {
    return text.length() <= FOUND_CHARACTERS
        ? text
        : text.substring(0, FOUND_CHARACTERS) + "..., " + text.length() + " characters";
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

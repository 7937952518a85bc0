package org.signalbox.profiles.internal;

/** As much of a foreign text as an error message should repeat. */
final class Excerpt {

  private static final int MAX_LENGTH = 100;

  private Excerpt() {}

  static String of(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
  }
}

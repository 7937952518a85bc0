package org.signalbox.dra.guard;

import java.util.Locale;

/**
 * A realm, or every realm below one.
 *
 * @param text in lower case; {@code *.} before a realm stands for all below it, {@code *} alone for
 *     all there are
 */
public record RealmPattern(String text) {

  public RealmPattern {
    text = text.toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.indexOf('*', 1) > 0 || (text.startsWith("*") && !isWild(text))) {
      throw new IllegalArgumentException("a realm, \"*.\" and a realm, or \"*\"");
    }
  }

  private static boolean isWild(String text) {
    return text.equals("*") || (text.startsWith("*.") && text.length() > 2);
  }

  /** True for a realm that it stands for, in any case. */
  boolean covers(String realm) {
    if (text.equals("*")) {
      return true;
    }
    String lower = realm.toLowerCase(Locale.ROOT);
    return text.startsWith("*.")
        ? lower.length() >= text.length() && lower.endsWith(text.substring(1))
        : lower.equals(text);
  }
}

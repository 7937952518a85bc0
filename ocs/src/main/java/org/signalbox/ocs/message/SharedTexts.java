package org.signalbox.ocs.message;

import org.jspecify.annotations.Nullable;

/**
 * One object for each text of those that the requests of thousands of sessions share: names of
 * clients, realms, access points, services. Sessions keep them for hours, and each would be two
 * objects more to be copied by the collector. Changes nothing that can be seen but the memory used.
 *
 * <p>Bounded: a table of those asked for lately, each at a place that its hash decides, where the
 * next one of that place takes over. Any thread, without a lock: a text is safe to read however it
 * was published, and who does not see what another thread put there has a text of its own.
 */
public final class SharedTexts {

  /** A power of two. */
  private static final int PLACES = 4_096;

  private static final SharedTexts RECENT = new SharedTexts(PLACES);

  private final @Nullable String[] texts;

  /**
   * @param places a power of two
   */
  SharedTexts(int places) {
    texts = new @Nullable String[places];
  }

  /** An equal text: one that others have, where it was asked for lately. */
  public static String of(String text) {
    return RECENT.shared(text);
  }

  String shared(String text) {
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & (texts.length - 1);
    String known = texts[place];
    if (text.equals(known)) {
      return known;
    }
    texts[place] = text;
    return text;
  }
}

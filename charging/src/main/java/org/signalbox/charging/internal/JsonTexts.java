package org.signalbox.charging.internal;

/**
 * Writes JSON whose values are all texts: several such are made for each CDR, and a generator for
 * each costs more than what it writes. Whoever uses it opens and closes in pairs. Used by one
 * thread.
 */
public final class JsonTexts {

  private static final char[] HEXADECIMAL = "0123456789ABCDEF".toCharArray();

  private final StringBuilder out;

  /** Whether a comma goes before what comes next. */
  private boolean isFollowing;

  /**
   * @param expected about how many characters it will be
   */
  public JsonTexts(int expected) {
    out = new StringBuilder(expected);
  }

  /** Begins an object, the whole or an element of an array. */
  public JsonTexts beginObject() {
    return begin('{');
  }

  /** Begins an object that is a member of another. */
  public JsonTexts beginObject(String name) {
    name(name);
    isFollowing = false;
    return begin('{');
  }

  public JsonTexts endObject() {
    return end('}');
  }

  public JsonTexts beginArray() {
    return begin('[');
  }

  public JsonTexts endArray() {
    return end(']');
  }

  private JsonTexts begin(char bracket) {
    separate();
    out.append(bracket);
    isFollowing = false;
    return this;
  }

  private JsonTexts end(char bracket) {
    out.append(bracket);
    isFollowing = true;
    return this;
  }

  /** A member of the object that is open. */
  public JsonTexts member(String name, String text) {
    name(name);
    quoted(text);
    return this;
  }

  /** An element of the array that is open. */
  public JsonTexts element(String text) {
    separate();
    quoted(text);
    return this;
  }

  private void name(String name) {
    separate();
    quoted(name);
    out.append(':');
  }

  private void separate() {
    if (isFollowing) {
      out.append(',');
    }
    isFollowing = true;
  }

  private void quoted(String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, from, i);
        escaped(c);
        from = i + 1;
      }
    }
    out.append(text, from, text.length()).append('"');
  }

  /** RFC 8259 §7. */
  private void escaped(char c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEXADECIMAL[c >> 4]).append(HEXADECIMAL[c & 0xF]);
    }
  }

  /** What was written. */
  @Override
  public String toString() {
    return out.toString();
  }
}

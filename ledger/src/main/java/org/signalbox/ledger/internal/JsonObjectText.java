package org.signalbox.ledger.internal;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a JSON object as far as the ledger needs it: its members, each as text. A string is its
 * content, everything else is as it is written. Used by one thread.
 */
final class JsonObjectText {

  private static final int DEPTH_MAX = 32;
  private static final int MEMBERS_MAX = 1_000;

  private final String text;
  private int at;

  private JsonObjectText(String text) {
    this.text = text;
  }

  /**
   * The members by name.
   *
   * @throws IllegalArgumentException when it is no JSON object, or has a member twice
   */
  static SortedMap<String, String> members(String text) {
    JsonObjectText reader = new JsonObjectText(text);
    SortedMap<String, String> members = reader.object();
    reader.skipBlanks();
    if (reader.at != text.length()) {
      throw reader.fault("the end");
    }
    return members;
  }

  private SortedMap<String, String> object() {
    SortedMap<String, String> members = new TreeMap<>();
    expect('{');
    if (next() == '}') {
      at++;
      return members;
    }
    while (true) {
      String name = string();
      expect(':');
      String value = value(1);
      if (members.put(name, value) != null || members.size() > MEMBERS_MAX) {
        throw fault("each member once, at most " + MEMBERS_MAX);
      }
      if (next() != ',') {
        expect('}');
        return members;
      }
      at++;
    }
  }

  private String value(int depth) {
    char first = next();
    if (first == '"') {
      return string();
    }
    int start = at;
    if (first == '{' || first == '[') {
      skipNested(depth);
    } else {
      while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
        at++;
      }
    }
    String written = text.substring(start, at).strip();
    boolean isKnown =
        first == '{'
            || first == '['
            || written.equals("true")
            || written.equals("false")
            || written.equals("null")
            || isNumber(written);
    if (!isKnown) {
      throw fault("a JSON value");
    }
    return written;
  }

  private void skipNested(int depth) {
    if (depth > DEPTH_MAX) {
      throw fault("at most " + DEPTH_MAX + " levels");
    }
    char open = text.charAt(at);
    char close = open == '{' ? '}' : ']';
    expect(open);
    if (next() == close) {
      at++;
      return;
    }
    while (true) {
      if (open == '{') {
        string();
        expect(':');
      }
      value(depth + 1);
      if (next() != ',') {
        expect(close);
        return;
      }
      at++;
    }
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw fault("no control characters");
      }
      out.append(c == '\\' ? escaped() : c);
    }
    expect('"');
    return out.toString();
  }

  private char escaped() {
    if (at == text.length()) {
      throw fault("a character");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw fault("a character that can be escaped");
    };
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw fault("four hexadecimal digits");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private static boolean isNumber(String written) {
    int i = written.startsWith("-") ? 1 : 0;
    boolean hasDigit = false;
    for (; i < written.length(); i++) {
      char c = written.charAt(i);
      hasDigit |= c >= '0' && c <= '9';
      if ("0123456789.eE+-".indexOf(c) < 0) {
        return false;
      }
    }
    return hasDigit;
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char next() {
    skipBlanks();
    return at < text.length() ? text.charAt(at) : 0;
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw fault("" + wanted);
    }
    at++;
  }

  private IllegalArgumentException fault(String expected) {
    return new IllegalArgumentException(
        "extra parameters are no JSON object at character " + (at + 1) + ", expected " + expected);
  }
}

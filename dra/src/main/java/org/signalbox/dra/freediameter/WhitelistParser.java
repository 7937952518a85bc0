package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/**
 * Reads {@code acl_wl.conf}: names by blanks or lines, {@code #} comments; the flags act from their
 * place to the end of the line.
 */
final class WhitelistParser {

  private WhitelistParser() {}

  static Whitelist parse(String file, String text, List<Problem> problems) {
    List<Whitelist.Entry> entries = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int number = 1; number <= lines.length; number++) {
      line(new Line(file, number, lines[number - 1]), entries, problems);
    }
    return new Whitelist(entries);
  }

  private record Line(String file, int number, String text) {

    SourcePosition position(int index) {
      return new SourcePosition(file, number, index + 1);
    }
  }

  private static void line(Line line, List<Whitelist.Entry> entries, List<Problem> problems) {
    int comment = line.text().indexOf('#');
    String text = comment < 0 ? line.text() : line.text().substring(0, comment);
    boolean clear = false;
    boolean oldTls = false;
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      int end = endOfWord(text, at);
      String word = text.substring(at, end);
      switch (word) {
        case "ALLOW_IPSEC" -> clear = true;
        case "ALLOW_OLD_TLS" -> oldTls = true;
        default -> {
          SourcePosition position = line.position(at);
          if (isName(word)) {
            entries.add(new Whitelist.Entry(word, clear, oldTls, position));
          } else {
            problems.add(
                new Problem(
                    position,
                    "'" + word + "'",
                    "a name, * alone or as its first label, ALLOW_IPSEC or ALLOW_OLD_TLS"));
          }
        }
      }
      at = end;
    }
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isName(String word) {
    String name = word.equals("*") ? "" : word.startsWith("*.") ? word.substring(2) : word;
    return word.equals("*")
        || (!name.isEmpty()
            && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.'));
  }
}

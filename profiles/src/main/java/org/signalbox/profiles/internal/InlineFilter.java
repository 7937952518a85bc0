package org.signalbox.profiles.internal;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileFault;

/** A filter written where a name could stand: {@code *string:~*req.Account:1001|1002}. */
final class InlineFilter {

  private static final char VALUE_SEPARATOR = '|';

  private InlineFilter() {}

  /** Whether a filter id is a rule rather than a name. */
  static boolean isInline(String filterId) {
    return filterId.startsWith("*");
  }

  /**
   * @throws ProfileFault when it has not the three parts of a rule
   */
  static FilterProfile.Rule parse(String text) {
    int afterType = text.indexOf(':');
    int afterElement = afterType < 0 ? -1 : separatorAfterElement(text, afterType + 1);
    if (afterElement < 0) {
      throw new ProfileFault("inline parse error for string: <" + Excerpt.of(text) + ">");
    }
    String values = text.substring(afterElement + 1);
    return new FilterProfile.Rule(
        text.substring(0, afterType),
        text.substring(afterType + 1, afterElement),
        values.isEmpty() ? List.of() : splitOutsideBrackets(values));
  }

  /**
   * The colon that ends the element. Colons within its searches ({@code :s/.../.../}) and
   * converters ({@code {*round:2}}) belong to it.
   */
  private static int separatorAfterElement(String text, int from) {
    int braces = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (text.startsWith(":s/", i)) {
        i = nextSlash(text, nextSlash(text, i + 3) + 1);
      } else if (c == '{') {
        braces++;
      } else if (c == '}') {
        braces--;
      } else if (c == ':' && braces <= 0) {
        return i;
      }
    }
    return -1;
  }

  /** The next slash that no backslash escapes; the end of the text when there is none. */
  private static int nextSlash(String text, int from) {
    int slash = text.indexOf('/', from);
    while (slash > 0 && text.charAt(slash - 1) == '\\') {
      slash = text.indexOf('/', slash + 1);
    }
    return slash < 0 ? text.length() : slash;
  }

  private static List<String> splitOutsideBrackets(String values) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < values.length(); i++) {
      char c = values.charAt(i);
      depth += c == '<' ? 1 : c == '>' && depth > 0 ? -1 : 0;
      if (c == VALUE_SEPARATOR && depth == 0) {
        parts.add(values.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(values.substring(start));
    return parts;
  }
}

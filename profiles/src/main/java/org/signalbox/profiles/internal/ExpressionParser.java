package org.signalbox.profiles.internal;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.profiles.ProfileFault;

/**
 * Reads the reference's expressions: {@code ~*req.Account}, {@code
 * ~*req.Destination:s/^0(\d+)/+49$1/}, {@code ~*req.Usage{*duration_seconds&*round:2}}, plain
 * texts, and several of these separated by {@code ;}, where a part in backticks is not taken apart.
 */
final class ExpressionParser {

  /** Separates parts in profiles. */
  static final char FIELD_SEPARATOR = ';';

  /** Separates parts in inline attributes, where {@code ;} separates the attributes. */
  static final char INLINE_SEPARATOR = '&';

  private static final int MAX_LENGTH = 8_192;
  private static final int MAX_PARTS = 256;
  private static final char QUOTE = '`';

  private ExpressionParser() {}

  /**
   * Reads parts; an empty text has none.
   *
   * @throws ProfileFault when a part is not well formed
   */
  static Expressions parseAll(String text, char separator) {
    if (text.isEmpty()) {
      return new Expressions(List.of());
    }
    requireLength(text);
    List<Expression> parts = new ArrayList<>();
    for (String part : split(text, separator)) {
      if (part.isEmpty()) {
        throw new ProfileFault("empty part in expression <" + text + ">");
      }
      parts.add(parse(part));
    }
    if (parts.size() > MAX_PARTS) {
      throw new ProfileFault("an expression of " + parts.size() + " parts");
    }
    return new Expressions(parts);
  }

  /**
   * Reads one part.
   *
   * @throws ProfileFault when it is not well formed
   */
  static Expression parse(String text) {
    requireLength(text);
    int open = text.indexOf('<');
    int close = open < 0 ? -1 : text.indexOf('>', open);
    if (close > open + 1 && text.charAt(open + 1) == '~') {
      return new DynamicExpression(
          text.substring(0, open),
          parseAll(text.substring(open + 1, close), FIELD_SEPARATOR),
          text.substring(close + 1));
    }
    return parseResolved(text);
  }

  /** Reads one part in which angle brackets mean nothing, so that an event cannot add more. */
  static Expression parseResolved(String text) {
    int braces = text.indexOf("{*");
    List<Converter> converters = braces < 0 ? List.of() : converters(text, braces);
    String rest = braces < 0 ? text : text.substring(0, braces);
    if (!rest.startsWith("~") || rest.length() == 1) {
      return converters.isEmpty()
          ? new ConstantExpression(rest)
          : new ConvertedConstant(rest, converters);
    }
    String[] rules = rest.split(":s/", -1);
    List<SearchReplace> replacements = new ArrayList<>();
    for (int i = 1; i < rules.length; i++) {
      replacements.add(SearchReplace.parse(rules[i]));
    }
    return new FieldExpression(FieldPath.parse(rules[0].substring(1)), replacements, converters);
  }

  private static List<Converter> converters(String text, int braces) {
    if (!text.endsWith("}")) {
      throw new ProfileFault("invalid converter terminator in rule: <" + text + ">");
    }
    List<Converter> converters = new ArrayList<>();
    for (String written : text.substring(braces + 1, text.length() - 1).split("&", -1)) {
      converters.add(ConverterParser.parse(written));
    }
    return converters;
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == QUOTE) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    if (quoted) {
      throw new ProfileFault("unclosed backtick in expression <" + text + ">");
    }
    parts.add(part.toString());
    return parts;
  }

  private static void requireLength(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new ProfileFault("an expression of more than " + MAX_LENGTH + " characters");
    }
  }
}

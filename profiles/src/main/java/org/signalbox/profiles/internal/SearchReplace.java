package org.signalbox.profiles.internal;

import com.google.re2j.Matcher;
import org.signalbox.profiles.ProfileFault;

/**
 * One {@code s/search/replace/} of an expression.
 *
 * <p>As in the reference, a text that the pattern does not match stays as it is, so that one rule
 * serves national and international numbers; a text that it does match is replaced <em>wholly</em>
 * by the template, in which {@code $1}, {@code ${1}} and {@code ${name}} stand for groups.
 */
final class SearchReplace {

  private final RegularExpression search;
  private final String template;

  private SearchReplace(RegularExpression search, String template) {
    this.search = search;
    this.template = template;
  }

  /**
   * Reads {@code search/replace/}; a {@code \/} does not separate.
   *
   * @throws ProfileFault when parts are missing
   */
  static SearchReplace parse(String text) {
    int separator = text.endsWith("/") ? lastSeparator(text) : -1;
    if (separator < 1) {
      throw new ProfileFault("not enough members in Search&Replace, ruleStr: <" + text + ">");
    }
    return new SearchReplace(
        RegularExpression.compile(text.substring(0, separator)),
        text.substring(separator + 1, text.length() - 1));
  }

  private static int lastSeparator(String text) {
    int separator = text.lastIndexOf('/', text.length() - 2);
    while (separator > 0 && text.charAt(separator - 1) == '\\') {
      separator = text.lastIndexOf('/', separator - 1);
    }
    return separator;
  }

  String apply(String text) {
    Matcher match = search.matcher(text);
    return match.find() ? expanded(match) : text;
  }

  private String expanded(Matcher match) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int dollar = template.indexOf('$', at);
      if (dollar < 0 || dollar == template.length() - 1) {
        return out.append(template, at, template.length()).toString();
      }
      out.append(template, at, dollar);
      at = appendGroup(match, dollar + 1, out);
      if (out.length() > Expression.MAX_TEXT_LENGTH) {
        throw Expression.tooLong();
      }
    }
    return out.toString();
  }

  /** Appends what a {@code $} stands for and returns where the template goes on. */
  private int appendGroup(Matcher match, int from, StringBuilder out) {
    if (template.charAt(from) == '$') {
      out.append('$');
      return from + 1;
    }
    boolean braced = template.charAt(from) == '{';
    int start = braced ? from + 1 : from;
    int end = start;
    while (end < template.length() && isNameCharacter(template.charAt(end))) {
      end++;
    }
    boolean closed = !braced || (end < template.length() && template.charAt(end) == '}');
    if (end == start || !closed) {
      out.append('$');
      return from;
    }
    out.append(group(match, template.substring(start, end)));
    return braced ? end + 1 : end;
  }

  private static String group(Matcher match, String name) {
    if (name.length() <= 3 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      int number = Integer.parseInt(name);
      return number <= match.groupCount() ? orEmpty(match, number) : "";
    }
    Integer number = match.pattern().namedGroups().get(name);
    return number == null ? "" : orEmpty(match, number);
  }

  private static String orEmpty(Matcher match, int group) {
    return match.start(group) < 0 ? "" : match.group(group);
  }

  private static boolean isNameCharacter(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}

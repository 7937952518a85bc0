package org.signalbox.profiles.internal;

import java.util.List;
import org.signalbox.profiles.ProfileFault;

/**
 * Takes characters off a text: {@code *strip:*prefix:5}, {@code *strip:*suffix:*nil}, {@code
 * *strip:*both:*space:2}, {@code *strip:*prefix:*char:00:1}.
 *
 * @param prefix whether the beginning is stripped
 * @param suffix whether the end is stripped
 * @param what the text taken off, as often as it is there; empty: any characters
 * @param times how often, or how many characters; -1 for as often as it is there
 */
record StripConverter(boolean prefix, boolean suffix, String what, int times) implements Converter {

  private static final int ALWAYS = -1;

  static Converter parse(String written, List<String> parameters) {
    if (parameters.size() < 2 || parameters.size() > 4) {
      throw new ProfileFault(
          "strip converter: expected *strip:SIDE:WHAT[:AMOUNT], have: <" + written + ">");
    }
    String side = parameters.getFirst();
    boolean both = side.equals("*both");
    if (!both && !side.equals("*prefix") && !side.equals("*suffix")) {
      throw new ProfileFault(
          "strip converter: expected *prefix, *suffix or *both, have: <" + side + ">");
    }
    boolean prefix = both || side.equals("*prefix");
    boolean suffix = both || side.equals("*suffix");
    String what = parameters.get(1);
    return switch (what) {
      case "*nil" -> new StripConverter(prefix, suffix, "\0", amount(written, parameters, 2));
      case "*space" -> new StripConverter(prefix, suffix, " ", amount(written, parameters, 2));
      case "*char" -> {
        if (parameters.size() < 3 || parameters.get(2).isEmpty()) {
          throw new ProfileFault("strip converter: <" + written + "> names no characters");
        }
        yield new StripConverter(prefix, suffix, parameters.get(2), amount(written, parameters, 3));
      }
      default -> new StripConverter(prefix, suffix, "", count(written, parameters));
    };
  }

  private static int count(String written, List<String> parameters) {
    if (parameters.size() != 2) {
      throw new ProfileFault("strip converter: too many parameters in <" + written + ">");
    }
    return number(written, parameters.get(1));
  }

  private static int amount(String written, List<String> parameters, int at) {
    if (parameters.size() > at + 1) {
      throw new ProfileFault("strip converter: too many parameters in <" + written + ">");
    }
    return parameters.size() == at ? ALWAYS : number(written, parameters.get(at));
  }

  private static int number(String written, String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new ProfileFault("strip converter: invalid amount in <" + written + ">");
    }
    return Integer.parseInt(text);
  }

  @Override
  public String convert(String text) {
    return what.isEmpty() ? withoutCharacters(text) : withoutText(text);
  }

  private String withoutCharacters(String text) {
    int start = prefix ? Math.min(times, text.length()) : 0;
    int end = suffix ? Math.max(text.length() - times, start) : text.length();
    return text.substring(start, end);
  }

  private String withoutText(String text) {
    int start = 0;
    int end = text.length();
    for (int i = 0; prefix && i != times && text.startsWith(what, start); i++) {
      start += what.length();
    }
    for (int i = 0; suffix && i != times && endsWithin(text, start, end); i++) {
      end -= what.length();
    }
    return text.substring(start, end);
  }

  private boolean endsWithin(String text, int start, int end) {
    return end - what.length() >= start && text.startsWith(what, end - what.length());
  }
}

package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.signalbox.profiles.FieldValue;

/** Field values as text, and the bounds that keep the text small. */
public final class FieldText {

  private FieldText() {}

  public static String of(FieldValue value) {
    return switch (value) {
      case FieldValue.Text text -> text.value();
      case FieldValue.Decimal number -> number.value().toPlainString();
      case FieldValue.Flag flag -> Boolean.toString(flag.value());
      case FieldValue.Nothing _ -> "";
      case FieldValue.Items _, FieldValue.Members _ -> {
        StringBuilder json = new StringBuilder();
        appendJson(value, json);
        yield json.toString();
      }
    };
  }

  /** Strips trailing zeros, after checking that doing so is cheap. */
  public static BigDecimal boundedNumber(BigDecimal value) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long integerDigits = (long) value.precision() - value.scale();
    if (integerDigits > FieldValue.MAX_DIGITS || value.scale() > FieldValue.MAX_DIGITS) {
      throw new IllegalArgumentException(
          "a number of more than " + FieldValue.MAX_DIGITS + " digits");
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  public static int depth(FieldValue value) {
    return switch (value) {
      case FieldValue.Items items -> 1 + deepest(items.values());
      case FieldValue.Members members -> 1 + deepest(members.values().values());
      case FieldValue.Text _, FieldValue.Decimal _, FieldValue.Flag _, FieldValue.Nothing _ -> 0;
    };
  }

  public static void checkDepth(Collection<FieldValue> nested) {
    if (1 + deepest(nested) > FieldValue.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a value nested more than " + FieldValue.MAX_DEPTH + " levels deep");
    }
  }

  private static int deepest(Collection<FieldValue> values) {
    int deepest = 0;
    for (FieldValue value : values) {
      deepest = Math.max(deepest, depth(value));
    }
    return deepest;
  }

  // The depth was bounded when the value was made, so recursion is.
  private static void appendJson(FieldValue value, StringBuilder out) {
    switch (value) {
      case FieldValue.Text text -> appendQuoted(text.value(), out);
      case FieldValue.Nothing _ -> out.append("null");
      case FieldValue.Decimal _, FieldValue.Flag _ -> out.append(of(value));
      case FieldValue.Items items -> {
        out.append('[');
        for (Iterator<FieldValue> rest = items.values().iterator(); rest.hasNext(); ) {
          appendJson(rest.next(), out);
          out.append(rest.hasNext() ? "," : "");
        }
        out.append(']');
      }
      case FieldValue.Members members -> {
        out.append('{');
        for (Iterator<Map.Entry<String, FieldValue>> rest = members.values().entrySet().iterator();
            rest.hasNext(); ) {
          Map.Entry<String, FieldValue> member = rest.next();
          appendQuoted(member.getKey(), out);
          out.append(':');
          appendJson(member.getValue(), out);
          out.append(rest.hasNext() ? "," : "");
        }
        out.append('}');
      }
    }
  }

  private static void appendQuoted(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 0xf, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}

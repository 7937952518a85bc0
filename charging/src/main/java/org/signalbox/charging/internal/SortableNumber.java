package org.signalbox.charging.internal;

import java.math.BigDecimal;
import org.signalbox.core.Amount;

/**
 * A decimal as text whose character order is the order of the numbers, for a database that has no
 * exact decimals of its own.
 *
 * <p>{@code p}, the count of digits before the point in two digits, those digits, then the digits
 * after the point: 22 is {@code p0222}, 22.5 is {@code p02225}, 0.01 is {@code p0001}. Below zero
 * the sign is {@code n}, every digit stands for its difference to nine, and {@code ~}, greater than
 * any digit, ends the text, so that the longer fraction, which is the smaller number, comes first.
 */
final class SortableNumber {

  private SortableNumber() {}

  static String of(Amount amount) {
    BigDecimal value = amount.value();
    String plain = value.abs().toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : plain.substring(point + 1);
    String digits = whole.equals("0") ? "" : whole;
    String magnitude = (digits.length() < 10 ? "0" : "") + digits.length() + digits + fraction;
    return value.signum() < 0 ? "n" + complement(magnitude) + "~" : "p" + magnitude;
  }

  private static String complement(String digits) {
    StringBuilder out = new StringBuilder(digits.length());
    for (int i = 0; i < digits.length(); i++) {
      out.append((char) ('0' + '9' - digits.charAt(i)));
    }
    return out.toString();
  }
}

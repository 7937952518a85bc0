package org.signalbox.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Durations and units as clients write them: Go's form ({@code 1h2m3s}, {@code 150ms}) or a bare
 * number, which counts nanoseconds for timed records and units for all others.
 */
public final class UsageText {

  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private static final String UNLIMITED = "*unlimited";

  /** A longer text is no duration anybody means; it bounds the work on hostile input. */
  private static final int MAX_LENGTH = 128;

  private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

  /** Both the micro sign and the Greek letter mean microseconds, as in Go. */
  private static final Map<String, Long> NANOS_BY_UNIT =
      Map.of(
          "ns", 1L, "us", MICRO, "µs", MICRO, "μs", MICRO, "ms", MILLI, "s", SECOND, "m", MINUTE,
          "h", HOUR);

  private UsageText() {}

  /**
   * Reads a duration or a number of units.
   *
   * @param text empty means 0; {@code *unlimited} means -1; what is below one nanosecond is cut
   * @return nanoseconds or units
   * @throws IllegalArgumentException with the text clients know: {@code time: invalid duration
   *     "abc"}
   */
  public static long parse(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "time: invalid duration of " + text.length() + " characters");
    }
    if (text.equals(UNLIMITED)) {
      return -1;
    }
    return isInteger(text) ? parseInteger(text) : new Parser(text).duration();
  }

  /** A duration as Go prints it: {@code 1m15s}, {@code 0s}, {@code 1.5ms}. */
  public static String format(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    // Negation of the smallest long overflows; Go prints this text for it.
    if (nanos == Long.MIN_VALUE) {
      return "-2562047h47m16.854775808s";
    }
    String sign = nanos < 0 ? "-" : "";
    long magnitude = Math.abs(nanos);
    if (magnitude < SECOND) {
      return sign + subSecond(magnitude);
    }
    StringBuilder out = new StringBuilder(sign);
    long hours = magnitude / HOUR;
    long minutes = magnitude / MINUTE % 60;
    if (hours > 0) {
      out.append(hours).append('h');
    }
    if (hours > 0 || minutes > 0) {
      out.append(minutes).append('m');
    }
    return out.append(scaled(magnitude % MINUTE, SECOND)).append('s').toString();
  }

  private static String subSecond(long nanos) {
    if (nanos < MICRO) {
      return nanos + "ns";
    }
    return nanos < MILLI ? scaled(nanos, MICRO) + "µs" : scaled(nanos, MILLI) + "ms";
  }

  private static String scaled(long nanos, long unit) {
    BigDecimal value = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static boolean isInteger(String text) {
    int start = isSign(text.charAt(0)) ? 1 : 0;
    if (start == text.length()) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static long parseInteger(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw invalid(text);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException("time: invalid duration \"" + text + "\"");
  }

  /** Reads {@code [sign] (number unit)+}, every number exact. */
  private static final class Parser {
    private final String text;
    private int at;
    private int numbers;

    Parser(String text) {
      this.text = text;
    }

    long duration() {
      boolean negative = text.charAt(0) == '-';
      at = isSign(text.charAt(0)) ? 1 : 0;
      if (at == text.length()) {
        throw invalid(text);
      }
      BigDecimal nanos = BigDecimal.ZERO;
      while (at < text.length()) {
        BigDecimal number = number();
        nanos = nanos.add(number.multiply(BigDecimal.valueOf(unit())));
      }
      if (nanos.compareTo(MAX_NANOS) > 0) {
        throw invalid(text);
      }
      long whole = nanos.setScale(0, RoundingMode.DOWN).longValueExact();
      return negative ? -whole : whole;
    }

    private BigDecimal number() {
      int start = at;
      int points = 0;
      while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        points += text.charAt(at) == '.' ? 1 : 0;
        at++;
      }
      boolean hasDigits = at - start > points;
      if (!hasDigits || points > 1) {
        throw invalid(text);
      }
      numbers++;
      return new BigDecimal(text.substring(start, at));
    }

    private long unit() {
      int start = at;
      while (at < text.length() && !isDigit(text.charAt(at)) && text.charAt(at) != '.') {
        at++;
      }
      String unit = text.substring(start, at);
      Long nanos = NANOS_BY_UNIT.get(unit);
      if (nanos != null) {
        return nanos;
      }
      boolean bareNumber = unit.isEmpty() && numbers == 1;
      if (bareNumber) {
        return 1;
      }
      throw new IllegalArgumentException(
          unit.isEmpty()
              ? "time: missing unit in duration \"" + text + "\""
              : "time: unknown unit \"" + unit + "\" in duration \"" + text + "\"");
    }
  }
}

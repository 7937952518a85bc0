package org.signalbox.core;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Times as clients write them: RFC 3339, {@code 2006-01-02 15:04:05}, epochs of 10, 13, 16 or 19
 * digits, {@code *now}, {@code +10s} and the other names that tariff files and API calls know.
 */
public final class TimeText {

  private static final int MAX_LENGTH = 64;

  private TimeText() {}

  /**
   * Reads a time.
   *
   * @param text as written; blanks around it do not count
   * @param zone decides where the text carries no offset; an offset in the text wins and is kept
   * @param now what relative forms count from
   * @return empty for the texts that mean no time at all: empty, {@code 0}, {@code *unlimited}
   * @throws IllegalArgumentException {@code Unsupported time format}
   */
  public static Optional<ZonedDateTime> parse(String text, ZoneId zone, Instant now) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.equals("0") || trimmed.equals("*unlimited")) {
      return Optional.empty();
    }
    if (trimmed.length() > MAX_LENGTH) {
      throw unsupported();
    }
    try {
      return Optional.of(
          switch (trimmed.charAt(0)) {
            case '*' -> named(trimmed, now.atZone(zone));
            case '+' -> now.plusNanos(UsageText.parse(trimmed.substring(1))).atZone(zone);
            default -> isDigits(trimmed) ? digits(trimmed, zone) : written(trimmed, zone);
          });
    } catch (DateTimeException | ArithmeticException e) {
      throw unsupported();
    }
  }

  /** RFC 3339 as Go prints it: {@code 2025-08-04T13:00:00Z}, fractions only where there are any. */
  public static String rfc3339(ZonedDateTime time) {
    StringBuilder out = new StringBuilder(35);
    pad(out, time.getYear(), 4).append('-');
    pad(out, time.getMonthValue(), 2).append('-');
    pad(out, time.getDayOfMonth(), 2).append('T');
    pad(out, time.getHour(), 2).append(':');
    pad(out, time.getMinute(), 2).append(':');
    pad(out, time.getSecond(), 2);
    if (time.getNano() != 0) {
      appendFraction(out, time.getNano());
    }
    return appendOffset(out, time.getOffset()).toString();
  }

  private static ZonedDateTime named(String text, ZonedDateTime now) {
    int plus = text.indexOf('+');
    String name = plus < 0 ? text : text.substring(0, plus);
    long extraNanos = plus < 0 ? 0 : UsageText.parse(text.substring(plus + 1));
    ZonedDateTime base =
        switch (name) {
          case "*now" -> now;
          case "*daily" -> now.plusDays(1);
          case "*monthly", "*month", "*mo", "*monthly_estimated" -> now.plusMonths(1);
          case "*yearly" -> now.plusYears(1);
          case "*month_end" -> endOfMonth(now);
          default -> throw unsupported();
        };
    return base.plusNanos(extraNanos);
  }

  private static ZonedDateTime endOfMonth(ZonedDateTime time) {
    return time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1).minusSeconds(1);
  }

  private static ZonedDateTime digits(String text, ZoneId zone) {
    return switch (text.length()) {
      case 10 -> Instant.ofEpochSecond(Long.parseLong(text)).atZone(zone);
      case 13 -> Instant.ofEpochMilli(Long.parseLong(text)).atZone(zone);
      case 14 -> compact(text).atZone(zone);
      case 16 -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS).atZone(zone);
      case 19 -> Instant.EPOCH.plusNanos(parseNanos(text)).atZone(zone);
      default -> throw unsupported();
    };
  }

  private static long parseNanos(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw unsupported();
    }
  }

  /** {@code 20060102150405}. */
  private static LocalDateTime compact(String text) {
    return LocalDateTime.of(
        number(text, 0, 4),
        Month.of(number(text, 4, 2)),
        number(text, 6, 2),
        number(text, 8, 2),
        number(text, 10, 2),
        number(text, 12, 2));
  }

  /** Forms with separators: year first with {@code -}, or day first with {@code .} or {@code /}. */
  private static ZonedDateTime written(String text, ZoneId zone) {
    if (text.length() > 14 && text.charAt(14) == '.' && isDigits(text.substring(0, 14))) {
      return compact(text).plusNanos(fractionNanos(text, 14)).atZone(zone);
    }
    if (text.length() < 19) {
      throw unsupported();
    }
    char separator = text.charAt(2);
    if (separator == '.' || separator == '/') {
      return dayFirst(text, separator).atZone(zone);
    }
    return yearFirst(text, zone);
  }

  private static ZonedDateTime yearFirst(String text, ZoneId zone) {
    require(text, 4, '-');
    require(text, 7, '-');
    boolean sqlForm = text.charAt(10) == ' ';
    require(text, 10, sqlForm ? ' ' : 'T');
    LocalDateTime seconds =
        LocalDateTime.of(
            number(text, 0, 4),
            Month.of(number(text, 5, 2)),
            number(text, 8, 2),
            clock(text, 11, 0),
            clock(text, 11, 3),
            clock(text, 11, 6));
    int end = endOfFraction(text, 19);
    LocalDateTime local = end == 19 ? seconds : seconds.plusNanos(fractionNanos(text, 19));
    if (end == text.length()) {
      return local.atZone(zone);
    }
    return local.atZone(sqlForm ? goOffset(text, end) : offset(text.substring(end)));
  }

  /** {@code 02.01.2006 15:04:05} and {@code 02/01/2006 15:04:05}. */
  private static LocalDateTime dayFirst(String text, char separator) {
    require(text, 5, separator);
    require(text, 10, ' ');
    int time = text.charAt(11) == ' ' ? 12 : 11;
    if (text.length() != time + 8) {
      throw unsupported();
    }
    return LocalDateTime.of(
        number(text, 6, 4),
        Month.of(number(text, 3, 2)),
        number(text, 0, 2),
        clock(text, time, 0),
        clock(text, time, 3),
        clock(text, time, 6));
  }

  /** The hour, minute or second of {@code 15:04:05} at {@code start}. */
  private static int clock(String text, int start, int field) {
    if (field > 0) {
      require(text, start + field - 1, ':');
    }
    return number(text, start + field, 2);
  }

  /** Go's default form: {@code -0700 MST} or {@code -0700 -0700} behind the time. */
  private static ZoneOffset goOffset(String text, int start) {
    require(text, start, ' ');
    int end = text.indexOf(' ', start + 1);
    if (end < 0 || end + 1 == text.length()) {
      throw unsupported();
    }
    return offset(text.substring(start + 1, end));
  }

  private static ZoneOffset offset(String text) {
    if (text.equals("Z")) {
      return ZoneOffset.UTC;
    }
    boolean signed = text.startsWith("+") || text.startsWith("-");
    boolean shaped =
        signed && (text.length() == 5 || (text.length() == 6 && text.charAt(3) == ':'));
    if (!shaped) {
      throw unsupported();
    }
    int hours = number(text, 1, 2);
    int minutes = number(text, text.length() - 2, 2);
    int sign = text.charAt(0) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static int endOfFraction(String text, int start) {
    if (start >= text.length() || text.charAt(start) != '.') {
      return start;
    }
    int end = start + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    if (end == start + 1) {
      throw unsupported();
    }
    return end;
  }

  /** The fraction whose point stands at {@code start}; digits beyond the ninth are cut. */
  private static long fractionNanos(String text, int start) {
    int end = endOfFraction(text, start);
    long nanos = 0;
    for (int place = 1; place <= 9; place++) {
      int at = start + place;
      nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int start, int digits) {
    int value = 0;
    for (int i = start; i < start + digits; i++) {
      if (!isDigit(text.charAt(i))) {
        throw unsupported();
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  private static void require(String text, int at, char expected) {
    if (at >= text.length() || text.charAt(at) != expected) {
      throw unsupported();
    }
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static StringBuilder pad(StringBuilder out, int value, int digits) {
    String text = Integer.toString(value);
    return out.repeat('0', Math.max(0, digits - text.length())).append(text);
  }

  private static void appendFraction(StringBuilder out, int nanos) {
    String digits = Integer.toString(nanos);
    out.append('.').repeat('0', 9 - digits.length()).append(digits);
    while (out.charAt(out.length() - 1) == '0') {
      out.setLength(out.length() - 1);
    }
  }

  private static StringBuilder appendOffset(StringBuilder out, ZoneOffset offset) {
    int seconds = offset.getTotalSeconds();
    if (seconds == 0) {
      return out.append('Z');
    }
    int minutes = Math.abs(seconds) / 60;
    out.append(seconds < 0 ? '-' : '+');
    pad(out, minutes / 60, 2).append(':');
    return pad(out, minutes % 60, 2);
  }

  private static IllegalArgumentException unsupported() {
    return new IllegalArgumentException("Unsupported time format");
  }
}

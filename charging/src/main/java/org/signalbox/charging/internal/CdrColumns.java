package org.signalbox.charging.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.signalbox.core.Amount;
import org.signalbox.sql.SqlDialect;

/**
 * How times and costs look in the columns of each database.
 *
 * <p>SQLite has neither exact decimals nor times. There a cost is its plain text and a time is
 * {@code 2022-02-15 13:07:39} with a fraction only where there is one: texts whose order is the
 * order of the times.
 */
final class CdrColumns {

  private static final int MARIADB_SCALE_MAX = 30;

  private static final int TIME_CHARACTERS = 29;

  private static final DateTimeFormatter TIME_TEXT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter();

  private final SqlDialect dialect;

  CdrColumns(SqlDialect dialect) {
    this.dialect = dialect;
  }

  SqlDialect dialect() {
    return dialect;
  }

  /** What a time column holds. */
  Object time(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return dialect == SqlDialect.SQLITE ? text(utc) : utc;
  }

  /** The text that {@link #TIME_TEXT} makes, made by hand: the formatter costs several times it. */
  private static String text(LocalDateTime time) {
    int year = time.getYear();
    if (year < 1_000 || year > 9_999) {
      return TIME_TEXT.format(time);
    }
    StringBuilder text = new StringBuilder(TIME_CHARACTERS).append(year);
    two(text.append('-'), time.getMonthValue());
    two(text.append('-'), time.getDayOfMonth());
    two(text.append(' '), time.getHour());
    two(text.append(':'), time.getMinute());
    two(text.append(':'), time.getSecond());
    fraction(text, time.getNano());
    return text.toString();
  }

  private static void two(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** Up to the last digit that is not zero. */
  private static void fraction(StringBuilder text, int nanos) {
    if (nanos > 0) {
      text.append('.');
    }
    int rest = nanos;
    for (int digit = 100_000_000; rest > 0; digit /= 10) {
      text.append((char) ('0' + rest / digit));
      rest %= digit;
    }
  }

  /** The class of what {@link #time} gives. */
  Class<?> timeClass() {
    return dialect == SqlDialect.SQLITE ? String.class : LocalDateTime.class;
  }

  static Instant timeOfText(String text) {
    return LocalDateTime.parse(text, TIME_TEXT).toInstant(ZoneOffset.UTC);
  }

  /**
   * What the cost column holds.
   *
   * @throws IllegalArgumentException when the column would have to cut the number
   */
  Object cost(Amount cost) {
    BigDecimal value = cost.value();
    if (dialect == SqlDialect.MARIADB && value.scale() > MARIADB_SCALE_MAX) {
      throw new IllegalArgumentException("Cost with more than " + MARIADB_SCALE_MAX + " decimals");
    }
    return dialect == SqlDialect.SQLITE ? cost.toString() : value;
  }
}

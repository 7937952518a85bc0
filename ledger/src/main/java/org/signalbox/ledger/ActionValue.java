package org.signalbox.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;

/** How much a stored action moves. */
public sealed interface ActionValue {

  /** Just so much; not below 0. */
  record Fixed(Amount units) implements ActionValue {

    public Fixed {
      Texts.requireMovable(units);
    }
  }

  /**
   * A day's share of what is meant for a week, a month or a year, by the calendar of the day in UTC
   * on which the action runs: {@code *incremental}.
   *
   * @param units for the whole interval; not below 0
   */
  record DayOf(Amount units, Interval interval) implements ActionValue {

    public DayOf {
      Texts.requireMovable(units);
    }
  }

  /** What a day is a share of. */
  enum Interval {
    WEEK,
    MONTH,
    YEAR
  }

  /** The units that it comes to at a moment in nanoseconds since 1970. */
  default Amount at(long nanos) {
    return switch (this) {
      case Fixed fixed -> fixed.units();
      case DayOf share ->
          Amount.of(
              share
                  .units()
                  .value()
                  .divide(
                      BigDecimal.valueOf(days(share.interval(), nanos)),
                      Amount.QUANTUM_SCALE,
                      RoundingMode.HALF_UP));
    };
  }

  private static int days(Interval interval, long nanos) {
    LocalDate day = LedgerTime.instant(nanos).atOffset(ZoneOffset.UTC).toLocalDate();
    return switch (interval) {
      case WEEK -> 7;
      case MONTH -> day.lengthOfMonth();
      case YEAR -> day.lengthOfYear();
    };
  }
}

package org.signalbox.catalog.compile;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.BalanceTiming;
import org.signalbox.rating.Timing;

/**
 * The grammar of timings: each calendar field is {@code *any} or a list of numbers separated by
 * semicolons; the time of day is {@code HH:MM:SS}, or {@code *asap} for midnight, and may be
 * followed by a semicolon and an end, which rating has no use for.
 */
public final class TimingGrammar {

  /** The timing that applies at once and always. */
  public static final String ASAP = "*asap";

  private static final String ANY = "*any";
  private static final String SEPARATOR = ";";
  private static final int LAST_YEAR = 9999;

  /** As many as the ledger keeps of a balance's timing. */
  private static final int NUMBERS_MAX = BalanceTerms.ENTRIES_MAX;

  /** Weekdays count from Sunday as 0; 7 is Sunday, too. */
  private static final int WEEK_DAYS = 7;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** Strict, since 24:00:00 would otherwise be the midnight before; the hour may have one digit. */
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("H:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private TimingGrammar() {}

  /** Timings that every plan has without writing them. */
  public static Map<String, Timing> builtIn() {
    Timing any = Timing.ANY;
    return Map.of(
        any.id(),
        any,
        ASAP,
        new Timing(
            ASAP, any.years(), any.months(), any.monthDays(), any.weekDays(), any.startTime()));
  }

  /** Whether a timing is for actions alone: files of plans hold such timings beside the others. */
  public static boolean isSchedule(TpTiming written) {
    return ScheduleForm.isInterval(written.time().strip());
  }

  /**
   * When a balance may be spent; empty for a timing that is for actions alone or cannot be read.
   */
  public static Optional<BalanceTiming> balanceTiming(TpTiming written) {
    if (isSchedule(written)) {
      return Optional.empty();
    }
    String[] times = written.time().split(SEPARATOR, 2);
    try {
      Optional<LocalTime> end =
          times.length < 2 || times[1].isBlank()
              ? Optional.empty()
              : Optional.of(startTime(times[1]));
      return Optional.of(new BalanceTiming(parse(written), end));
    } catch (Mistake mistake) {
      return Optional.empty();
    }
  }

  /**
   * @throws Mistake naming the member that cannot be read
   */
  public static Timing parse(TpTiming written) {
    return new Timing(
        written.id(),
        numbers("Years", written.years(), 1, LAST_YEAR),
        numbers("Months", written.months(), 1, 12),
        numbers("MonthDays", written.monthDays(), 1, 31),
        weekDays(written.weekDays()),
        startTime(written.time()));
  }

  /** A timing in the form that {@link #parse} reads back as it is. */
  public static TpTiming written(Timing timing) {
    return new TpTiming(
        timing.id(),
        written(timing.years()),
        written(timing.months()),
        written(timing.monthDays()),
        written(timing.weekDays()),
        CLOCK.format(timing.startTime()));
  }

  private static String written(SortedSet<Integer> numbers) {
    return numbers.isEmpty()
        ? ANY
        : numbers.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
  }

  private static SortedSet<Integer> weekDays(String text) {
    SortedSet<Integer> days = new TreeSet<>();
    for (int day : numbers("WeekDays", text, 0, WEEK_DAYS)) {
      days.add(day % WEEK_DAYS);
    }
    return days;
  }

  private static SortedSet<Integer> numbers(String member, String text, int least, int most) {
    SortedSet<Integer> numbers = new TreeSet<>();
    if (text.isBlank() || text.strip().equals(ANY)) {
      return numbers;
    }
    String[] elements = text.split(SEPARATOR, -1);
    if (elements.length > NUMBERS_MAX) {
      throw new Mistake(member, elements.length + " numbers", "at most " + NUMBERS_MAX);
    }
    for (String element : elements) {
      numbers.add(number(member, element.strip(), least, most));
    }
    return numbers;
  }

  private static int number(String member, String element, int least, int most) {
    try {
      int number = Integer.parseInt(element);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers out of range.
    }
    throw new Mistake(
        member,
        "\"" + element + "\"",
        "*any or numbers from " + least + " to " + most + " separated by semicolons");
  }

  private static LocalTime startTime(String text) {
    String start = text.split(SEPARATOR, 2)[0].strip();
    if (start.isEmpty() || start.equals(ASAP) || start.equals(ANY)) {
      return LocalTime.MIDNIGHT;
    }
    try {
      return LocalTime.parse(start, START);
    } catch (DateTimeException e) {
      throw new Mistake("Time", "\"" + start + "\"", "a time of day as HH:MM:SS, or *asap");
    }
  }
}

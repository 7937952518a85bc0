package org.signalbox.ocs.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signalbox.charging.session.MoneyUnits;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;

/** The forms that values of policies have. Octets count by tens, as tariffs per GB do. */
final class PolicyForms {

  static final ValueForm<Duration> TIME =
      new ValueForm<>(
          "a duration of whole seconds up to " + GrantTimes.MOST.toDays() + "d, such as 30s or 1h",
          PolicyForms::seconds);

  static final ValueForm<String> ADDRESS =
      new ValueForm<>("an address of 1 to 2048 characters", PolicyForms::address);

  static final ValueForm<String> FILTER =
      new ValueForm<>("a text of 1 to 1024 characters", PolicyForms::filter);

  static final ValueForm<Long> POOL = number("a pool number", 0, 0xFFFF_FFFFL);

  static final ValueForm<Long> MULTIPLIER = number("a multiplier", 1, 1_000_000_000L);

  /** A speed, in octets per second. */
  static final ValueForm<Long> SPEED =
      new ValueForm<>("a speed up to 10Tbit/s, such as 300Mbit/s or 10Gbit/s", PolicyForms::speed);

  /** Short and bounded, so that no text can make the platform's patterns go astray. */
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(B|kB|MB|GB|TB)");

  private static final Pattern MONEY = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,2})%");
  private static final Map<String, Long> OCTETS =
      Map.of(
          "B", 1L, "kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "TB", 1_000_000_000_000L);
  private static final Pattern BITS = Pattern.compile("([0-9]{1,6})(kbit/s|Mbit/s|Gbit/s|Tbit/s)");
  private static final Map<String, Long> OCTETS_PER_SECOND =
      Map.of(
          "kbit/s", 125L, "Mbit/s", 125_000L, "Gbit/s", 125_000_000L, "Tbit/s", 125_000_000_000L);
  private static final String UNLIMITED = "unlimited";

  private PolicyForms() {}

  /** How much of a kind, above zero. */
  static ValueForm<Long> amount(UnitKind kind) {
    return new ValueForm<>(described(kind), text -> positive(usage(kind, text)));
  }

  /** How much of a kind, zero allowed. */
  static ValueForm<Long> amountOrNothing(UnitKind kind) {
    return new ValueForm<>(
        described(kind) + ", or 0", text -> text.equals("0") ? 0 : usage(kind, text));
  }

  /** How much of a kind, above zero or without a bound. */
  static ValueForm<Long> amountOrUnlimited(UnitKind kind) {
    return new ValueForm<>(
        described(kind) + ", or unlimited",
        text -> text.equals(UNLIMITED) ? SliceRule.UNLIMITED : positive(usage(kind, text)));
  }

  /** A threshold on a kind. */
  static ValueForm<Threshold> threshold(UnitKind kind) {
    return new ValueForm<>(
        "a part such as 20%, " + described(kind) + ", or off", text -> threshold(kind, text));
  }

  private static String described(UnitKind kind) {
    return switch (kind) {
      case TIME -> "a duration of whole seconds such as 30s, 5m or 2h";
      case OCTETS -> "a size such as 10kB, 100MB or 1GB (1,000,000,000 octets)";
      case UNITS -> "a number of units";
      case MONEY -> "an amount of money such as 0.50";
    };
  }

  private static long usage(UnitKind kind, String text) {
    return switch (kind) {
      case TIME -> Math.multiplyExact(seconds(text).toSeconds(), UnitKind.TIME.usagePerUnit());
      case OCTETS -> octets(text);
      case UNITS -> digits(text);
      case MONEY -> money(text);
    };
  }

  private static Threshold threshold(UnitKind kind, String text) {
    if (text.equals(ValueForms.OFF)) {
      return new Threshold.None();
    }
    Matcher percent = PERCENT.matcher(text);
    return percent.matches()
        ? new Threshold.Share(Integer.parseInt(percent.group(1)))
        : new Threshold.Fixed(usage(kind, text));
  }

  private static Duration seconds(String text) {
    Duration time = ValueForms.DURATION.decode(text);
    require(text, time.toSeconds() >= 1 && time.equals(Duration.ofSeconds(time.toSeconds())));
    require(text, time.compareTo(GrantTimes.MOST) <= 0);
    return time;
  }

  private static long octets(String text) {
    Matcher size = SIZE.matcher(text);
    require(text, size.matches());
    long octets = Long.parseLong(size.group(1)) * OCTETS.getOrDefault(size.group(2), 0L);
    require(text, octets <= SliceRule.UNLIMITED);
    return octets;
  }

  private static long speed(String text) {
    Matcher bits = BITS.matcher(text);
    require(text, bits.matches());
    long octets = Long.parseLong(bits.group(1)) * OCTETS_PER_SECOND.getOrDefault(bits.group(2), 0L);
    require(text, octets > 0 && octets <= ContextPolicy.LINE_OCTETS_MAX);
    return octets;
  }

  private static long money(String text) {
    require(text, MONEY.matcher(text).matches());
    return MoneyUnits.of(new BigDecimal(text));
  }

  private static long digits(String text) {
    require(text, text.matches("[0-9]{1,15}"));
    return Long.parseLong(text);
  }

  private static long positive(long usage) {
    require("0", usage > 0);
    return usage;
  }

  private static ValueForm<Long> number(String what, long least, long most) {
    return new ValueForm<>(
        what + " from " + least + " to " + most,
        text -> {
          long number = digits(text);
          require(text, number >= least && number <= most);
          return number;
        });
  }

  private static String address(String text) {
    require(text, !text.isBlank() && text.length() <= 2_048);
    return text;
  }

  private static String filter(String text) {
    require(text, !text.isBlank() && text.length() <= 1_024);
    return text;
  }

  /** The names of an enumeration as files write them: lower case, words joined by a hyphen. */
  static <E extends Enum<E>> ValueForm<E> dashed(Class<E> choices) {
    List<String> names =
        List.of(choices.getEnumConstants()).stream().map(PolicyForms::dashed).toList();
    return new ValueForm<>(
        "one of " + String.join(", ", names),
        text -> choices.getEnumConstants()[indexOf(names, text)]);
  }

  private static int indexOf(List<String> names, String text) {
    int index = names.indexOf(text);
    require(text, index >= 0);
    return index;
  }

  private static String dashed(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void require(String text, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException(text);
    }
  }
}

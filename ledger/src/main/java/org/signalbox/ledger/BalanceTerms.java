package org.signalbox.ledger;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.RatingSteps;
import org.signalbox.ledger.internal.Texts;
import org.signalbox.rating.TypeOfRecord;

/**
 * What a balance may be spent on, and in what order: everything about it but its name, its value
 * and its end. Thousands of balances share one object.
 *
 * @param weight of two balances that could pay, the higher pays first
 * @param destinations ids of destinations of the tariff it pays for; {@code !ID} for one it does
 *     not pay for; empty for all
 * @param categories it pays for; empty for all
 * @param sharedGroups whose members may spend it, and whose balances its account may spend
 * @param timings when it pays; empty for always
 * @param ratingSubject empty; or {@code *zeroDURATION}, the step in which units are taken; or the
 *     subject by whose plan units are taken or money is priced
 * @param factors usage that one unit pays for, by type of record; 0.000000001 to 1e18, so that no
 *     usage comes to more units than can be counted
 * @param isBlocker nothing after this balance pays
 * @param isDisabled it pays nothing
 */
public record BalanceTerms(
    BigDecimal weight,
    SortedSet<String> destinations,
    SortedSet<String> categories,
    SortedSet<String> sharedGroups,
    List<BalanceTiming> timings,
    String ratingSubject,
    SortedMap<String, Amount> factors,
    boolean isBlocker,
    boolean isDisabled) {

  /** Entries that each list of the terms may have. */
  public static final int ENTRIES_MAX = 1_000;

  private static final Amount FACTOR_LEAST = Amount.of("0.000000001");
  private static final Amount FACTOR_MOST = Amount.of(1_000_000_000_000_000_000L);

  /** Pays for everything, without weight. */
  public static final BalanceTerms PLAIN = weighing(BigDecimal.ZERO);

  public BalanceTerms {
    weight = Texts.canonicalWeight(weight);
    destinations = bounded(destinations);
    categories = bounded(categories);
    sharedGroups = bounded(sharedGroups);
    timings = List.copyOf(timings);
    Texts.requireText("rating subject", ratingSubject);
    if (RatingSteps.isStep(ratingSubject)) {
      RatingSteps.step(ratingSubject, TypeOfRecord.VOICE);
    }
    factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    factors.forEach(BalanceTerms::requireFactor);
    if (Math.max(timings.size(), factors.size()) > ENTRIES_MAX) {
      throw new IllegalArgumentException("more than " + ENTRIES_MAX + " timings or factors");
    }
  }

  /** Terms that say nothing but a weight. */
  public static BalanceTerms weighing(BigDecimal weight) {
    return new BalanceTerms(
        weight,
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        List.of(),
        "",
        new TreeMap<>(),
        false,
        false);
  }

  private static void requireFactor(String tor, Amount factor) {
    Texts.requireName("type of record", tor);
    if (factor.compareTo(FACTOR_LEAST) < 0 || factor.compareTo(FACTOR_MOST) > 0) {
      throw new IllegalArgumentException(
          "found the factor "
              + factor
              + " of "
              + tor
              + ", expected "
              + FACTOR_LEAST
              + " to "
              + FACTOR_MOST);
    }
  }

  private static SortedSet<String> bounded(SortedSet<String> names) {
    if (names.size() > ENTRIES_MAX) {
      throw new IllegalArgumentException("more than " + ENTRIES_MAX + " names");
    }
    names.forEach(name -> Texts.requireName("name", name));
    return Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }
}

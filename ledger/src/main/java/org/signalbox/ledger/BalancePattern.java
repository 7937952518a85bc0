package org.signalbox.ledger;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;
import org.signalbox.rating.TypeOfRecord;

/**
 * Says which balances are meant, and what one looks like that has to be made. What is not said
 * matters for neither.
 *
 * @param tor those of one kind
 * @param id the one of that name: then nothing else is looked at to find it
 * @param weight just that weight
 * @param destinations all of these, perhaps among others; empty for not said
 * @param categories likewise
 * @param sharedGroups likewise
 * @param timings likewise, by their names
 * @param ratingSubject just that subject
 * @param factors of a balance that is made; not looked at to find one
 * @param isBlocker just so
 * @param isDisabled just so
 */
public record BalancePattern(
    Optional<TypeOfRecord> tor,
    Optional<String> id,
    Optional<BigDecimal> weight,
    SortedSet<String> destinations,
    SortedSet<String> categories,
    SortedSet<String> sharedGroups,
    List<BalanceTiming> timings,
    Optional<String> ratingSubject,
    SortedMap<String, Amount> factors,
    Optional<Boolean> isBlocker,
    Optional<Boolean> isDisabled) {

  /** Says nothing, so every balance is meant. */
  public static final BalancePattern ANY = of(Optional.empty(), Optional.empty());

  public BalancePattern {
    tor.ifPresent(kind -> Texts.requireName("type of record", kind.text()));
    id.ifPresent(name -> Texts.requireName("balance", name));
    weight = weight.map(Texts::canonicalWeight);
    destinations = Collections.unmodifiableSortedSet(new TreeSet<>(destinations));
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    sharedGroups = Collections.unmodifiableSortedSet(new TreeSet<>(sharedGroups));
    timings = List.copyOf(timings);
    factors = Collections.unmodifiableSortedMap(new TreeMap<>(factors));
    // The terms know the bounds of what is said.
    terms(
        BalanceTerms.PLAIN,
        new Said(weight, destinations, categories, sharedGroups, timings, ratingSubject, factors));
  }

  /** Balances of a kind, or one of them. */
  public static BalancePattern of(Optional<TypeOfRecord> tor, Optional<String> id) {
    return new BalancePattern(
        tor,
        id,
        Optional.empty(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        List.of(),
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty());
  }

  /** One balance. */
  public static BalancePattern of(TypeOfRecord tor, String id) {
    return of(Optional.of(tor), Optional.of(id));
  }

  /** Whether a balance is meant. */
  public boolean matches(Balance balance) {
    if (tor.isPresent() && !tor.get().equals(balance.tor())) {
      return false;
    }
    if (id.isPresent()) {
      return id.get().equals(balance.id());
    }
    BalanceTerms of = balance.terms();
    return weight.map(said -> said.compareTo(of.weight()) == 0).orElse(true)
        && isBlocker.map(said -> said == of.isBlocker()).orElse(true)
        && isDisabled.map(said -> said == of.isDisabled()).orElse(true)
        && ratingSubject.map(said -> said.equals(of.ratingSubject())).orElse(true)
        && of.destinations().containsAll(destinations)
        && of.categories().containsAll(categories)
        && of.sharedGroups().containsAll(sharedGroups)
        && names(of.timings()).containsAll(names(timings));
  }

  /** Whether a balance made by another pattern would be meant. */
  public boolean matches(BalancePattern other) {
    Balance example =
        new Balance(
            0,
            other.id.orElse(""),
            other.tor.orElse(TypeOfRecord.MONETARY),
            Amount.ZERO,
            LedgerTime.NEVER,
            other.terms(BalanceTerms.PLAIN));
    return matches(example);
  }

  /** Terms with what is said in the place of what they were. */
  public BalanceTerms terms(BalanceTerms before) {
    BalanceTerms said =
        terms(
            before,
            new Said(
                weight, destinations, categories, sharedGroups, timings, ratingSubject, factors));
    return new BalanceTerms(
        said.weight(),
        said.destinations(),
        said.categories(),
        said.sharedGroups(),
        said.timings(),
        said.ratingSubject(),
        said.factors(),
        isBlocker.orElse(before.isBlocker()),
        isDisabled.orElse(before.isDisabled()));
  }

  private record Said(
      Optional<BigDecimal> weight,
      SortedSet<String> destinations,
      SortedSet<String> categories,
      SortedSet<String> sharedGroups,
      List<BalanceTiming> timings,
      Optional<String> ratingSubject,
      SortedMap<String, Amount> factors) {}

  private static BalanceTerms terms(BalanceTerms before, Said said) {
    return new BalanceTerms(
        said.weight().orElse(before.weight()),
        said.destinations().isEmpty() ? before.destinations() : said.destinations(),
        said.categories().isEmpty() ? before.categories() : said.categories(),
        said.sharedGroups().isEmpty() ? before.sharedGroups() : said.sharedGroups(),
        said.timings().isEmpty() ? before.timings() : said.timings(),
        said.ratingSubject().orElse(before.ratingSubject()),
        said.factors().isEmpty() ? before.factors() : said.factors(),
        before.isBlocker(),
        before.isDisabled());
  }

  private static List<String> names(List<BalanceTiming> timings) {
    return timings.stream().map(timing -> timing.timing().id()).toList();
  }
}

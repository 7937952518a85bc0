package org.signalbox.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.rating.TypeOfRecord;

/** Builds a balance and what is in it, for tests. */
final class BalanceSpecs {

  private final TypeOfRecord tor;
  private final String id;
  private int weight;
  private final TreeSet<String> destinations = new TreeSet<>();
  private final TreeSet<String> categories = new TreeSet<>();
  private final TreeSet<String> groups = new TreeSet<>();
  private List<BalanceTiming> timings = List.of();
  private String ratingSubject = "";
  private final SortedMap<String, Amount> factors = new TreeMap<>();
  private boolean isBlocker;
  private boolean isDisabled;
  private Expiry expiry = Expiry.never();

  private BalanceSpecs(TypeOfRecord tor, String id) {
    this.tor = tor;
    this.id = id;
  }

  static BalanceSpecs of(TypeOfRecord tor, String id) {
    return new BalanceSpecs(tor, id);
  }

  static BalanceSpecs cash(String id) {
    return of(TypeOfRecord.MONETARY, id);
  }

  static BalanceSpecs voice(String id) {
    return of(TypeOfRecord.VOICE, id);
  }

  BalanceSpecs weighing(int newWeight) {
    weight = newWeight;
    return this;
  }

  BalanceSpecs to(String... names) {
    destinations.addAll(List.of(names));
    return this;
  }

  BalanceSpecs of(String category) {
    categories.add(category);
    return this;
  }

  BalanceSpecs shared(String group) {
    groups.add(group);
    return this;
  }

  BalanceSpecs when(BalanceTiming timing) {
    timings = List.of(timing);
    return this;
  }

  BalanceSpecs by(String subject) {
    ratingSubject = subject;
    return this;
  }

  BalanceSpecs factor(TypeOfRecord of, String factor) {
    factors.put(of.text(), Amount.of(factor));
    return this;
  }

  BalanceSpecs blocking() {
    isBlocker = true;
    return this;
  }

  BalanceSpecs disabled() {
    isDisabled = true;
    return this;
  }

  BalanceSpecs until(Expiry end) {
    expiry = end;
    return this;
  }

  /** Money or units. */
  TopUp holding(String value) {
    return new TopUp(
        new BalanceSpec(
            tor,
            id,
            expiry,
            new BalanceTerms(
                BigDecimal.valueOf(weight),
                destinations,
                categories,
                groups,
                timings,
                ratingSubject,
                factors,
                isBlocker,
                isDisabled)),
        Amount.of(value));
  }

  TopUp holdingSeconds(long seconds) {
    return holding(Long.toString(seconds * Caller.SECOND));
  }
}

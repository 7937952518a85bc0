package org.signalbox.catalog.compile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.signalbox.catalog.tp.TpBalance;
import org.signalbox.core.Amount;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.BalanceTiming;
import org.signalbox.rating.TypeOfRecord;

/** Balances of actions and triggers, from what operators write to what the ledger looks for. */
final class BalanceForm {

  private static final String NOT = "!";

  private final BalanceNames names;

  /** What stands before the member names of a trigger that an action has without it. */
  private final String prefix;

  private BalanceForm(BalanceNames names, String prefix) {
    this.names = names;
    this.prefix = prefix;
  }

  static BalanceForm ofActions(BalanceNames names) {
    return new BalanceForm(names, "");
  }

  static BalanceForm ofTriggers(BalanceNames names) {
    return new BalanceForm(names, "Balance");
  }

  /**
   * @param factors what one unit pays for, by type of record
   * @throws Mistake naming the member that cannot be read or used
   */
  BalancePattern read(TpBalance written, SortedMap<String, Amount> factors) {
    Optional<String> id = said(written.id());
    Optional<BigDecimal> weight = weight(written.weight());
    SortedSet<String> destinations = destinations(written.destinationIds());
    List<BalanceTiming> timings = timings(written.timingIds());
    Optional<Boolean> blocker = flag("BalanceBlocker", written.blocker());
    Optional<Boolean> disabled = flag("BalanceDisabled", written.disabled());
    try {
      return new BalancePattern(
          said(written.type()).map(TypeOfRecord::new),
          id,
          weight,
          destinations,
          NameLists.read(written.categories()),
          NameLists.read(written.sharedGroups()),
          timings,
          said(written.ratingSubject()),
          factors,
          blocker,
          disabled);
    } catch (IllegalArgumentException e) {
      throw new Mistake(
          prefix + "RatingSubject",
          "\"" + written.ratingSubject() + "\": " + e.getMessage(),
          "a subject, or a step such as *zero1s");
    }
  }

  /** As operators write it, without the end, which a pattern does not know. */
  static TpBalance written(BalancePattern pattern, String expiryTime) {
    return new TpBalance(
        pattern.id().orElse(""),
        pattern.tor().map(TypeOfRecord::text).orElse(""),
        NameLists.written(pattern.categories()),
        NameLists.written(pattern.destinations()),
        pattern.ratingSubject().orElse(""),
        NameLists.written(pattern.sharedGroups()),
        expiryTime,
        NameLists.written(pattern.timings().stream().map(timing -> timing.timing().id()).toList()),
        pattern.weight().map(BigDecimal::toPlainString).orElse(""),
        pattern.isBlocker().map(String::valueOf).orElse(""),
        pattern.isDisabled().map(String::valueOf).orElse(""));
  }

  private static Optional<String> said(String text) {
    return Optional.of(text.strip()).filter(name -> !name.isEmpty() && !name.equals(NameLists.ANY));
  }

  private static Optional<BigDecimal> weight(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Amount.of(text.strip()).value());
    } catch (IllegalArgumentException e) {
      throw new Mistake("BalanceWeight", "\"" + text + "\"", "a decimal number");
    }
  }

  private SortedSet<String> destinations(String text) {
    SortedSet<String> ids = NameLists.read(text);
    for (String id : ids) {
      if (!names.hasDestination(id.startsWith(NOT) ? id.substring(1) : id)) {
        throw new Mistake(
            prefix + "DestinationIds",
            "\"" + id + "\"",
            "*any or the name of a destination in this plan or in force");
      }
    }
    return ids;
  }

  private List<BalanceTiming> timings(String text) {
    List<BalanceTiming> timings = new ArrayList<>();
    for (String id : NameLists.read(text)) {
      if (id.equals(TimingGrammar.ASAP)) {
        continue;
      }
      timings.add(
          names
              .timing(id)
              .orElseThrow(() ->
                  new Mistake(
                      prefix + "TimingTags",
                      "\"" + id + "\"",
                      "the name of a timing in this plan or in force that has a time of day")));
    }
    return timings;
  }

  private static Optional<Boolean> flag(String member, String text) {
    return switch (text.strip()) {
      case "" -> Optional.empty();
      case "true", "True", "TRUE", "t", "T", "1" -> Optional.of(true);
      case "false", "False", "FALSE", "f", "F", "0" -> Optional.of(false);
      default -> throw new Mistake(member, "\"" + text + "\"", "true or false");
    };
  }
}

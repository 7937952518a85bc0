package org.signalbox.catalog.compile;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.signalbox.catalog.tp.TpActionTrigger;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import org.signalbox.core.UsageText;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.ThresholdType;

/**
 * Triggers, from what operators write to what the ledger watches.
 *
 * @param names what the names in balances stand for
 * @param times how times are read
 */
public record TriggerForm(BalanceNames names, PlanTimes times) {

  /** Names of releases before 2016. */
  private static final Map<String, String> OLD_THRESHOLDS =
      Map.of("*min_counter", "*min_event_counter", "*max_counter", "*max_event_counter");

  /**
   * @param id the name it has within its group where it says none itself
   * @throws IllegalArgumentException naming the member that cannot be read or used
   */
  public ActionTrigger read(TpActionTrigger written, String id) {
    ThresholdType type = type(written.threshold().type().strip());
    BalancePattern balance = BalanceForm.ofTriggers(names).read(written.balance(), new TreeMap<>());
    requireNoEnd(written.balance().expiryTime().strip());
    if ((type.countsEvents() || type.countsBalances()) && balance.tor().isEmpty()) {
      throw new Mistake("BalanceType", "nothing", "what is counted, such as *voice");
    }
    try {
      return new ActionTrigger(
          written.uniqueId().isBlank() ? id : written.uniqueId().strip(),
          type,
          Amount.of(written.threshold().value()),
          written.recurrent(),
          sleep(written.minSleep()),
          moment("ActivationDate", written.activationDate()),
          moment("ExpirationDate", written.expirationDate()),
          balance,
          written.actionsId().strip(),
          written.weight());
    } catch (Mistake mistake) {
      throw mistake;
    } catch (IllegalArgumentException e) {
      throw new Mistake(
          "UniqueID", "\"" + written.uniqueId() + "\": " + e.getMessage(), "what can be watched");
    }
  }

  /** A trigger in the form that {@link #read} reads back as it is. */
  public static TpActionTrigger written(ActionTrigger trigger) {
    return new TpActionTrigger(
        trigger.id(),
        new TpActionTrigger.Threshold(trigger.type().text(), trigger.threshold().value()),
        BalanceForm.written(trigger.balance(), ""),
        trigger.isRecurrent(),
        UsageText.format(trigger.minSleep().toNanos()),
        trigger.activation().map(Instant::toString).orElse(""),
        trigger.expiry().map(Instant::toString).orElse(""),
        trigger.actionSet(),
        trigger.weight());
  }

  private static ThresholdType type(String text) {
    return ThresholdType.of(OLD_THRESHOLDS.getOrDefault(text, text))
        .orElseThrow(() ->
            new Mistake(
                "ThresholdType",
                "\"" + text + "\"",
                "one of "
                    + Arrays.stream(ThresholdType.values())
                        .map(ThresholdType::text)
                        .collect(Collectors.joining(", "))));
  }

  private static void requireNoEnd(String text) {
    if (!text.isEmpty() && !text.equals("*unlimited") && !text.equals(NameLists.ANY)) {
      throw new Mistake(
          "BalanceExpirationDate",
          "\"" + text + "\"",
          "nothing: balances are not told by their end");
    }
  }

  private static Duration sleep(String text) {
    try {
      return Duration.ofNanos(UsageText.parse(text.strip()));
    } catch (IllegalArgumentException e) {
      throw new Mistake("MinSleep", "\"" + text + "\"", "a duration such as 1h");
    }
  }

  private Optional<Instant> moment(String member, String text) {
    try {
      return TimeText.parse(text, times.zone(), times.clock().instant())
          .map(ZonedDateTime::toInstant);
    } catch (IllegalArgumentException e) {
      throw new Mistake(member, "\"" + text + "\"", "a time such as 2025-08-04T13:00:00Z");
    }
  }
}

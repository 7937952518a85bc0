package org.signalbox.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;

/**
 * Runs an action set when something about an account comes to a threshold.
 *
 * @param id unique within its group, 1 to 255 characters
 * @param type what is watched
 * @param threshold money, or units, or nanoseconds of timed usage
 * @param isRecurrent fires again and again; otherwise once, until it is reset
 * @param minSleep a recurrent one is quiet for so long after it fired; zero to ten years
 * @param activation from when on it is looked at; empty for always
 * @param expiry until when; empty for always
 * @param balance which balances are watched, or which usage is counted: its kind, its category, its
 *     destinations
 * @param actionSet what runs; empty for nothing
 * @param weight of several that fire at once, the higher goes first
 */
public record ActionTrigger(
    String id,
    ThresholdType type,
    Amount threshold,
    boolean isRecurrent,
    Duration minSleep,
    Optional<Instant> activation,
    Optional<Instant> expiry,
    BalancePattern balance,
    String actionSet,
    BigDecimal weight) {

  private static final Duration SLEEP_MAX = Duration.ofDays(3_650);

  public ActionTrigger {
    Texts.requireName("trigger", id);
    if (minSleep.isNegative() || minSleep.compareTo(SLEEP_MAX) > 0) {
      throw new IllegalArgumentException("a sleep below zero or above ten years");
    }
    activation.ifPresent(LedgerTime::nanos);
    expiry.ifPresent(LedgerTime::nanos);
    Texts.requireText("action set", actionSet);
    weight = Texts.canonicalWeight(weight);
    boolean isCounter = type.countsEvents() || type.countsBalances();
    if (isCounter && balance.tor().isEmpty()) {
      throw new IllegalArgumentException(
          type.text() + " without a balance type, expected what it counts, such as *voice");
    }
  }

  /** This trigger, recurrent or not. */
  public ActionTrigger recurrent(boolean recurrent) {
    return new ActionTrigger(
        id, type, threshold, recurrent, minSleep, activation, expiry, balance, actionSet, weight);
  }

  /** Whether it is looked at at a moment in nanoseconds since 1970. */
  public boolean isActive(long atNanos) {
    return activation.map(from -> LedgerTime.nanos(from) <= atNanos).orElse(true)
        && expiry.map(until -> atNanos < LedgerTime.nanos(until)).orElse(true);
  }
}

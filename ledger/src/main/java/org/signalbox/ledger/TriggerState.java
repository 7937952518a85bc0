package org.signalbox.ledger;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;

/**
 * A trigger as an account has it: a copy of its own, so that another definition of the group
 * changes nothing until it is given to the account anew.
 *
 * @param group the group it came with, at most 255 characters
 * @param trigger what fires when
 * @param isExecuted whether it has fired and waits for a reset
 * @param lastExecutedNanos when it last fired, in nanoseconds since 1970; 0 for never
 * @param counted what its counter has come to; zero where it counts nothing
 */
public record TriggerState(
    String group,
    ActionTrigger trigger,
    boolean isExecuted,
    long lastExecutedNanos,
    Amount counted) {

  /** Digits before the point up to which is counted. */
  private static final int INTEGER_DIGITS_MAX = 24;

  public TriggerState {
    Texts.requireText("trigger group", group);
    if (lastExecutedNanos < 0) {
      throw new IllegalArgumentException("a trigger that fired before 1970");
    }
    if (!isCountable(counted)) {
      throw new IllegalArgumentException(
          "a count of more than " + INTEGER_DIGITS_MAX + " digits before the point");
    }
  }

  /** A trigger that has never fired. */
  public static TriggerState fresh(String group, ActionTrigger trigger) {
    return new TriggerState(group, trigger, false, 0, Amount.ZERO);
  }

  /** When it last fired; empty for never. */
  public Optional<Instant> lastExecuted() {
    return lastExecutedNanos == 0
        ? Optional.empty()
        : Optional.of(LedgerTime.instant(lastExecutedNanos));
  }

  /** Whether this is the one of that group and name. */
  public boolean isNamed(String ofGroup, String id) {
    return group.equals(ofGroup) && trigger.id().equals(id);
  }

  /** This trigger after it fired: quiet until a reset, or the end of its sleep. */
  public TriggerState fired(long atNanos) {
    return new TriggerState(group, trigger, !trigger.isRecurrent(), atNanos, counted);
  }

  /** This trigger, ready to fire. */
  public TriggerState reset() {
    return new TriggerState(group, trigger, false, lastExecutedNanos, counted);
  }

  /** This trigger, waiting for a reset or ready to fire. */
  public TriggerState executed(boolean executed) {
    return new TriggerState(group, trigger, executed, lastExecutedNanos, counted);
  }

  /** This trigger with another counter; one that is beyond all bounds stands still. */
  public TriggerState counting(Amount count) {
    return isCountable(count)
        ? new TriggerState(group, trigger, isExecuted, lastExecutedNanos, count)
        : this;
  }

  /** This state under another definition of its trigger. */
  public TriggerState with(ActionTrigger other) {
    return new TriggerState(group, other, isExecuted, lastExecutedNanos, counted);
  }

  private static boolean isCountable(Amount count) {
    return count.integerDigits() <= INTEGER_DIGITS_MAX;
  }
}

package org.signalbox.rating;

import org.signalbox.core.Amount;

/**
 * What usage costs from one moment of a call on.
 *
 * <p>Usage counts in nanoseconds for timed records and in units (messages, octets) for all others;
 * the same integers serve both.
 *
 * @param connectFee charged once, when usage is above zero
 * @param rate price of one {@code rateUnit}
 * @param rateUnit above 0; 0 as written means one second and is replaced at the edge
 * @param rateIncrement above 0; usage is billed in whole increments; 0 as written means one second
 * @param groupIntervalStart usage from the start of the call at which this slot begins
 */
public record RateSlot(
    Amount connectFee, Amount rate, long rateUnit, long rateIncrement, long groupIntervalStart) {

  public RateSlot {
    if (rateUnit <= 0 || rateIncrement <= 0 || groupIntervalStart < 0) {
      throw new IllegalArgumentException(
          "rate unit and increment must be above zero, group interval start not below");
    }
  }
}

package org.signalbox.rating;

import java.util.List;
import org.signalbox.core.Amount;

/**
 * The price list of one destination under one timing: its slots and how the total is treated.
 *
 * @param rateId the name of the rate the slots came from, shown in explanations
 * @param slots at least one, by ascending start, the first at 0
 * @param roundingMethod the method, {@link RoundingMethod#NONE} for an unknown name
 * @param roundingMethodText the method as the operator wrote it, shown back
 * @param roundingDecimals places kept; 0 means no rounding
 * @param maxCost the cap; zero means none
 * @param maxCostStrategy what happens at the cap
 */
public record RateTerms(
    String rateId,
    List<RateSlot> slots,
    RoundingMethod roundingMethod,
    String roundingMethodText,
    int roundingDecimals,
    Amount maxCost,
    MaxCostStrategy maxCostStrategy) {

  public RateTerms {
    slots = List.copyOf(slots);
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("a rate has at least one slot");
    }
  }

  /** The connect fee: that of the first slot. */
  public Amount connectFee() {
    return slots.getFirst().connectFee();
  }

  /** A hash of the slots that is the same in every process. */
  int hashOfSlots() {
    int hash = 1;
    for (RateSlot slot : slots) {
      hash = 31 * hash + slot.rate().value().hashCode();
      hash = 31 * hash + Long.hashCode(slot.rateUnit());
      hash = 31 * hash + Long.hashCode(slot.rateIncrement());
      hash = 31 * hash + Long.hashCode(slot.groupIntervalStart());
    }
    return hash;
  }
}

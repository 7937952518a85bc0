package org.signalbox.ledger;

import java.math.BigDecimal;
import org.signalbox.ledger.internal.Texts;

/**
 * One timing of an action plan.
 *
 * @param id unique within the plan, 1 to 255 characters
 * @param actionSet what runs on each account of the plan when it comes due
 * @param weight of two that are due at one moment, the higher runs first
 * @param schedule when it comes due
 */
public record PlanTiming(String id, String actionSet, BigDecimal weight, PlanSchedule schedule) {

  public PlanTiming {
    Texts.requireName("timing", id);
    Texts.requireName("action set", actionSet);
    weight = Texts.canonicalWeight(weight);
  }
}

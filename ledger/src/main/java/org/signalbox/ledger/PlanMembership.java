package org.signalbox.ledger;

import org.signalbox.ledger.internal.Texts;

/**
 * An account's place in an action plan.
 *
 * @param plan the plan
 * @param joinedNanos when it joined, in nanoseconds since 1970: what came due before never runs
 */
public record PlanMembership(String plan, long joinedNanos) {

  public PlanMembership {
    Texts.requireName("action plan", plan);
  }
}

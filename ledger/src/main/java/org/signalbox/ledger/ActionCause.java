package org.signalbox.ledger;

import java.time.Instant;

/** Why an action set ran. */
public sealed interface ActionCause {

  /** Somebody asked for it. */
  record Asked() implements ActionCause {}

  /** The account joined a plan whose timing is at once. */
  record Joined(String plan, String timing) implements ActionCause {}

  /** A timing of a plan came due. */
  record PlanDue(String plan, String timing, Instant due) implements ActionCause {}

  /** A trigger fired. */
  record TriggerFired(String group, String trigger) implements ActionCause {}

  /** A voucher was redeemed. */
  record Redeemed(String batch) implements ActionCause {}
}

package org.signalbox.ledger;

import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.Texts;

/**
 * Value given back for usage that was charged by an earlier event: to the balance that paid. Where
 * that is gone and it was money, to the default balance of the same account; where the account is
 * gone as well, or another of its name is there, the value lapses.
 *
 * @param source the balance, and the kind of its value in 1 to 511 characters
 * @param value not below 0
 */
public record Repayment(Draw.Source source, Amount value) {

  private static final int KIND_CHARACTERS_MAX = 511;

  public Repayment {
    Texts.requireBetween("kind", source.kind(), 1, KIND_CHARACTERS_MAX);
    if (source.serial() < 0) {
      throw new IllegalArgumentException("a serial below zero");
    }
    Texts.requireMovable(value);
  }
}

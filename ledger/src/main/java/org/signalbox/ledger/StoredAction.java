package org.signalbox.ledger;

import java.math.BigDecimal;
import java.util.Optional;
import org.signalbox.ledger.internal.ActionParameters;
import org.signalbox.ledger.internal.Texts;

/**
 * One action of a stored set: what it does when it runs, on whatever account.
 *
 * @param type what it does
 * @param balance which balance is meant, or how one is made
 * @param value how much; where it is needed and not said, nothing moves
 * @param expiry when a balance ends that it changes or makes, counted from when it runs: a rule's
 *     days and months are those of the tenant's clock, or of an offset; empty leaves the end as it
 *     is, and a balance that is made without one
 * @param condition what must hold of the account; otherwise it is passed over
 * @param extraParameters what the type needs besides, as clients write it
 * @param weight the higher goes first within its set; of equal ones the earlier
 */
public record StoredAction(
    ActionType type,
    BalancePattern balance,
    Optional<ActionValue> value,
    Optional<Expiry> expiry,
    ActionCondition condition,
    String extraParameters,
    BigDecimal weight) {

  public StoredAction {
    Texts.requireBetween(
        "extra parameters", extraParameters, 0, AccountAction.Effect.CHARACTERS_MAX);
    weight = Texts.canonicalWeight(weight);
    boolean needsKind =
        switch (type) {
          case TOPUP, TOPUP_RESET, TOPUP_ZERO_NEGATIVE, DEBIT, DEBIT_RESET, SET_BALANCE -> true;
          default -> false;
        };
    if (needsKind && balance.tor().isEmpty()) {
      throw new IllegalArgumentException(
          type.text() + " without a balance type, expected one such as *monetary");
    }
    ActionParameters.check(type, extraParameters);
  }

  /** An action that needs nothing but its type. */
  public static StoredAction of(ActionType type) {
    return of(type, BalancePattern.ANY, Optional.empty());
  }

  /** An action on a balance, without end, condition or weight. */
  public static StoredAction of(
      ActionType type, BalancePattern balance, Optional<ActionValue> value) {
    return new StoredAction(
        type, balance, value, Optional.empty(), ActionCondition.NONE, "", BigDecimal.ZERO);
  }
}

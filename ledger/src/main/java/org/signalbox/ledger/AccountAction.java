package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.Texts;

/**
 * One thing done to an account. Several in one command are done in order, all or none.
 *
 * <p>Every action but {@link Configure} wants the account to exist.
 */
public sealed interface AccountAction {

  /** Most digits before the point of an amount that moves at once. */
  int INTEGER_DIGITS_MAX = 18;

  /**
   * Opens the account, or gives it other terms. Another currency is refused once there is money.
   */
  record Configure(AccountTerms terms) implements AccountAction {}

  /** Allows or forbids new use of the account. */
  record Disable(boolean disabled) implements AccountAction {}

  /**
   * Removes the account; what its balances hold lapses, and what sessions hold of it when they give
   * it back.
   */
  record Remove() implements AccountAction {}

  /**
   * Adds to the balance of that kind and name, which takes on the end and the terms, or makes it.
   *
   * @param currency what the money is; empty for the account's
   */
  record TopUp(BalanceSpec spec, Amount value, Optional<String> currency) implements AccountAction {
    public TopUp {
      requireMovable(value);
      currency.ifPresent(text -> Texts.requireText("currency", text));
    }

    public TopUp(BalanceSpec spec, Amount value) {
      this(spec, value, Optional.empty());
    }
  }

  /** Makes the balance hold just so much, with this end and these terms. */
  record TopUpReset(BalanceSpec spec, Amount value) implements AccountAction {
    public TopUpReset {
      requireMovable(value);
    }
  }

  /**
   * Takes from one balance. Units and money of an account that must not go negative are refused
   * when they are not there; other money goes below zero.
   */
  record Debit(BalanceSelector balance, Amount value) implements AccountAction {
    public Debit {
      requireMovable(value);
    }
  }

  /** Makes the balances selected hold nothing. */
  record Reset(BalanceSelector balances) implements AccountAction {}

  /** Removes the balances selected; what they hold lapses. */
  record RemoveBalances(BalanceSelector balances) implements AccountAction {}

  /** Removes the balances that have ended. */
  record RemoveExpired() implements AccountAction {}

  /** Gives the balances selected another end. */
  record SetExpiry(BalanceSelector balances, Expiry expiry) implements AccountAction {}

  /**
   * Moves value from a balance of this account to one of another, which is made where it is
   * missing. Refused when it is not there.
   *
   * @param from one balance of this account
   * @param to the other account; may be this one
   * @param toBalanceId the name of the other balance, of the same kind
   */
  record Transfer(BalanceSelector from, AccountId to, String toBalanceId, Amount value)
      implements AccountAction {
    public Transfer {
      Texts.requireName("balance", toBalanceId);
      requireMovable(value);
    }
  }

  /** Something to be done outside: leaves as a record, at least once, with a stable id. */
  record Effect(EffectKind kind, String parameters) implements AccountAction {

    /** Longest parameters. */
    public static final int CHARACTERS_MAX = 16_384;

    public Effect {
      Texts.requireBetween("parameters", parameters, 0, CHARACTERS_MAX);
    }
  }

  /** What is to be done outside. */
  enum EffectKind {
    CDR_LOG,
    LOG,
    HTTP_POST,
    MAIL
  }

  private static void requireMovable(Amount value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException("a value below zero: " + value);
    }
    if (value.value().precision() - value.value().scale() > INTEGER_DIGITS_MAX) {
      throw new IllegalArgumentException(
          "a value of more than " + INTEGER_DIGITS_MAX + " digits before the point");
    }
  }
}

package org.signalbox.ledger;

import java.util.Optional;

/** What a stored action does, by the names that tariff files and clients know. */
public enum ActionType {
  /** Adds units to the first balance meant, or makes it. */
  TOPUP("*topup"),
  /** Makes the first balance meant hold just the units, or makes it. */
  TOPUP_RESET("*topup_reset"),
  /** Adds units to the first balance meant, which is lifted to zero before if it is below. */
  TOPUP_ZERO_NEGATIVE("*topup_zero_negative"),
  /** Takes units from the first balance meant; money may go below zero. */
  DEBIT("*debit"),
  /** Makes the first balance meant hold nothing, and takes units from it after that. */
  DEBIT_RESET("*debit_reset"),
  /** Gives the balance meant the value, the end and the terms that are said, or makes it. */
  SET_BALANCE("*set_balance"),
  /** Removes the balances meant; refused where there is none. */
  REMOVE_BALANCE("*remove_balance"),
  /** Removes the balances that have ended. */
  REMOVE_EXPIRED("*remove_expired"),
  /** Gives the balances meant another end. */
  SET_EXPIRY("*set_expiry"),
  /**
   * Moves units from the balance meant to another account's: extra parameters {@code
   * {"DestinationAccountID":"TENANT:ACCOUNT","DestinationBalanceID":"NAME"}}.
   */
  TRANSFER_BALANCE("*transfer_balance"),
  /** Moves all money that is meant to the account's default balance. */
  TRANSFER_MONETARY_DEFAULT("*transfer_monetary_default"),
  /** Balances and counters begin at zero, and triggers may fire again. */
  RESET_ACCOUNT("*reset_account"),
  /** The counters meant begin at zero. */
  RESET_COUNTERS("*reset_counters"),
  /** The triggers meant may fire again. */
  RESET_TRIGGERS("*reset_triggers"),
  /** The triggers meant fire again and again. */
  SET_RECURRENT("*set_recurrent"),
  /** The triggers meant fire once. */
  UNSET_RECURRENT("*unset_recurrent"),
  ENABLE_ACCOUNT("*enable_account"),
  DISABLE_ACCOUNT("*disable_account"),
  /** Reservations may take the account below zero. */
  ALLOW_NEGATIVE("*allow_negative"),
  DENY_NEGATIVE("*deny_negative"),
  REMOVE_ACCOUNT("*remove_account"),
  /** A CDR of every top-up, debit and setting of the set; extra parameters are its template. */
  CDRLOG("*cdrlog"),
  /** A line in the log. */
  LOG("*log"),
  /** Posts the account to the address in the extra parameters. */
  HTTP_POST("*http_post"),
  HTTP_POST_ASYNC("*http_post_async"),
  CALL_URL("*call_url"),
  CALL_URL_ASYNC("*call_url_async"),
  /**
   * Calls a method of the API, here or at an address; extra parameters are a {@link CallTemplate}.
   */
  CGR_RPC("*cgr_rpc"),
  /** Mails the account to the {@link MailRecipients} in the extra parameters. */
  MAIL_ASYNC("*mail_async");

  private final String text;

  ActionType(String text) {
    this.text = text;
  }

  /** The name in files and calls. */
  public String text() {
    return text;
  }

  /** The type of that name; empty for a name that is not known or cannot be done. */
  public static Optional<ActionType> of(String text) {
    for (ActionType type : values()) {
      if (type.text.equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether it moves value into or out of one balance, so that a CDR can be made of it. */
  public boolean isMove() {
    return switch (this) {
      case TOPUP, TOPUP_RESET, TOPUP_ZERO_NEGATIVE, DEBIT, DEBIT_RESET, SET_BALANCE -> true;
      default -> false;
    };
  }
}

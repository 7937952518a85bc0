package org.signalbox.ledger.runtime.history;

import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.signalbox.ledger.AccountId;

/** The names that erased accounts have in history: random, so they lead back to nobody. */
public final class ErasedName {

  private static final String PREFIX = "erased-";

  private ErasedName() {}

  /** A new name in the account's tenant. */
  static AccountId of(AccountId account, LongSupplier random) {
    HexFormat hex = HexFormat.of();
    return of(account, hex.toHexDigits(random.getAsLong()) + hex.toHexDigits(random.getAsLong()));
  }

  /** The name in the account's tenant with these digits. */
  static AccountId of(AccountId account, String digits) {
    return new AccountId(account.tenant(), PREFIX + digits);
  }

  /** The digits of a name. */
  static String digits(AccountId erased) {
    return erased.account().substring(PREFIX.length());
  }

  /** Whether an account is one in history only. */
  public static boolean isOne(AccountId account) {
    return isOne(account.account());
  }

  /** Whether the name of an account, without its tenant, is of an erased one. */
  public static boolean isOne(String account) {
    return account.matches(PREFIX + "[0-9a-f]{32}");
  }
}

package org.signalbox.charging;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.signalbox.ledger.AccountId;

/**
 * The id by which clients of the API know a balance: made from the account and the balance's
 * serial, so it stays the same as long as the balance lives and is never given to another.
 */
public final class BalanceUuid {

  private BalanceUuid() {}

  public static String of(AccountId account, int serial) {
    String name = account.tenant() + '\0' + account.account() + '\0' + serial;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}

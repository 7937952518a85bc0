package org.signalbox.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.rating.TypeOfRecord;

/** Commands and values that many tests need. */
public final class Ledgers {

  public static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  public static final AccountId ALICE = new AccountId("cgrates.org", "1001");
  public static final AccountId BOB = new AccountId("cgrates.org", "1002");

  private Ledgers() {}

  /** A shard on which the accounts are open, prepaid. */
  public static LedgerShard open(AccountId... accounts) {
    LedgerShard shard = new LedgerShard(TariffPort.NONE);
    for (AccountId account : accounts) {
      shard.execute(change(account, new Configure(AccountTerms.PREPAID)));
    }
    return shard;
  }

  public static ChangeAccount change(AccountId account, AccountAction... actions) {
    return new ChangeAccount(NOON, Optional.empty(), account, List.of(actions));
  }

  public static ChangeAccount keyed(RequestKey key, AccountId account, AccountAction... actions) {
    return new ChangeAccount(NOON, Optional.of(key), account, List.of(actions));
  }

  public static TopUp money(String value) {
    return new TopUp(BalanceSpec.money(), Amount.of(value));
  }

  /** Units under a name of their own. */
  public static TopUp units(TypeOfRecord tor, String id, String value) {
    return new TopUp(
        new BalanceSpec(tor, id, Expiry.never(), BalanceTerms.PLAIN), Amount.of(value));
  }

  /** The value of a balance as text; {@code none} where there is no such balance. */
  public static String value(LedgerShard shard, AccountId account, TypeOfRecord tor, String id) {
    return shard
        .account(account)
        .flatMap(known -> known.balance(tor, id))
        .map(balance -> balance.value().toString())
        .orElse("none");
  }

  /** What the default money balance holds. */
  public static String money(LedgerShard shard, AccountId account) {
    return value(shard, account, TypeOfRecord.MONETARY, Balance.DEFAULT_ID);
  }

  /** The shard made anew from the octets of its image. */
  public static LedgerShard restored(LedgerShard shard, TariffPort tariffs) {
    LedgerImageDecoder decoder = new LedgerImageDecoder();
    LedgerImageEncoder.chunks(shard.image()).forEachRemaining(decoder::accept);
    return LedgerShard.restore(decoder.finish(), tariffs);
  }
}

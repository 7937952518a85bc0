package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;
import org.signalbox.rating.TypeOfRecord;

/** An operator of accounts: few accounts and names, so that clients meet often. */
final class AccountScript implements RequestScript {

  private static final int ACCOUNTS = 6;
  private static final int ACTIONS_MAX = 4;

  private final String name;
  private final SplittableRandom random;
  private long number;

  AccountScript(String name, SplittableRandom random) {
    this.name = name;
    this.random = random;
  }

  @Override
  public SimulatedRequest next(Instant now) {
    RequestKey key = new RequestKey(name, number++);
    AccountId account = account();
    List<AccountAction> actions = new ArrayList<>();
    for (int i = random.nextInt(ACTIONS_MAX); i >= 0; i--) {
      actions.add(action(now));
    }
    return new SimulatedRequest(
        Optional.of(key),
        at -> new LedgerCommand.ChangeAccount(at, Optional.of(key), account, actions));
  }

  @Override
  public void answered(LedgerReply reply, List<LedgerRecord> records) {
    // Whatever came of it, something else is asked next.
  }

  @Override
  public boolean mayForget(LedgerReply again) {
    return false;
  }

  private AccountId account() {
    return new AccountId("T", "100" + random.nextInt(ACCOUNTS));
  }

  private AccountAction action(Instant now) {
    int kind = random.nextInt(100);
    if (kind < 12) {
      return new AccountAction.Configure(terms());
    }
    if (kind < 45) {
      return new AccountAction.TopUp(spec(now), value());
    }
    if (kind < 70) {
      return new AccountAction.Debit(BalanceSelector.of(tor(), name()), value());
    }
    if (kind < 82) {
      return new AccountAction.Transfer(
          BalanceSelector.of(tor(), name()), account(), name(), value());
    }
    return rare(kind, now);
  }

  private AccountAction rare(int kind, Instant now) {
    return switch (kind) {
      case 82, 83 -> new AccountAction.Disable(random.nextBoolean());
      case 84 -> new AccountAction.Remove();
      case 85, 86 -> new AccountAction.Reset(selector());
      case 87, 88 -> new AccountAction.RemoveBalances(selector());
      case 89, 90 -> new AccountAction.RemoveExpired();
      case 91, 92, 93 -> new AccountAction.SetExpiry(selector(), expiry(now));
      case 94 -> new AccountAction.Effect(AccountAction.EffectKind.LOG, "noted");
      default -> new AccountAction.TopUpReset(spec(now), value());
    };
  }

  private AccountTerms terms() {
    return switch (random.nextInt(3)) {
      case 0 -> AccountTerms.PREPAID;
      case 1 -> new AccountTerms(false, true, Optional.empty(), false, "");
      default -> new AccountTerms(random.nextBoolean(), false, Optional.empty(), true, "");
    };
  }

  private BalanceSpec spec(Instant now) {
    return new BalanceSpec(tor(), name(), expiry(now), BalanceTerms.PLAIN);
  }

  private BalanceSelector selector() {
    return random.nextInt(4) == 0 ? BalanceSelector.ALL : BalanceSelector.of(tor(), name());
  }

  private TypeOfRecord tor() {
    return random.nextInt(3) == 0 ? TypeOfRecord.VOICE : TypeOfRecord.MONETARY;
  }

  private String name() {
    return "b" + random.nextInt(3);
  }

  private Expiry expiry(Instant now) {
    return random.nextInt(3) == 0
        ? new Expiry.At(now.plusMillis(random.nextInt(60_000)))
        : Expiry.never();
  }

  /** Up to a million, with up to twelve decimals: none of them may get lost. */
  private Amount value() {
    long digits = random.nextLong(1_000_000_000_000L);
    return Amount.of(BigDecimal.valueOf(digits, random.nextInt(13)));
  }
}

package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherHash;

/**
 * The packages of the reference model: one plan, one trigger and one batch of vouchers, as {@link
 * PackageScript} defines them.
 */
final class ReferencePackages {

  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final int WRONG_MAX = 10;

  private final Map<AccountId, ReferenceAccount> accounts;
  private final Map<Long, Optional<AccountId>> vouchers = new TreeMap<>();
  private long definedNanos;
  private long doneNanos;
  private long runningNanos;
  private Optional<AccountId> cursor = Optional.empty();

  ReferencePackages(Map<AccountId, ReferenceAccount> accounts) {
    this.accounts = accounts;
  }

  LedgerReply define(long now) {
    definedNanos = now;
    return LedgerReply.DONE;
  }

  LedgerReply addVouchers(LedgerCommand.AddVouchers add) {
    add.hashes().forEach(hash -> vouchers.putIfAbsent(hash.first(), Optional.empty()));
    return LedgerReply.DONE;
  }

  /** After a change: what is to run at once for those that joined, then the trigger. */
  void changed(AccountId id, @Nullable ReferenceAccount before, ReferenceAccount now) {
    if (!id.tenant().equals(PackageScript.TENANT)) {
      return;
    }
    if (now.isWelcome) {
      now.isWelcome = false;
      now.add("welcome", PackageScript.WELCOME.value());
    }
    watch(before == null ? BigDecimal.ZERO : money(before), before, now);
  }

  private static void watch(
      BigDecimal moneyBefore, @Nullable ReferenceAccount before, ReferenceAccount now) {
    int at = now.find(ReferenceBalance.MONEY, Balance.DEFAULT_ID);
    boolean isThere = at >= 0;
    boolean wasThere =
        before != null && before.find(ReferenceBalance.MONEY, Balance.DEFAULT_ID) >= 0;
    boolean isNew = isThere && (!wasThere || moneyBefore.compareTo(money(now)) != 0);
    boolean isLow = isThere && money(now).compareTo(PackageScript.THRESHOLD.value()) <= 0;
    if (now.isWatched && !now.hasFired && isNew && isLow) {
      now.hasFired = true;
      now.add("refill", PackageScript.REFILL.value());
    }
  }

  private static BigDecimal money(ReferenceAccount account) {
    int at = account.find(ReferenceBalance.MONEY, Balance.DEFAULT_ID);
    return at < 0 ? BigDecimal.ZERO : account.balances.get(at).value();
  }

  /** Adds to the default balance, and looks at the trigger after it. */
  private static void credit(ReferenceAccount account, Amount value) {
    ReferenceAccount before = account.copy();
    account.add(Balance.DEFAULT_ID, value.value());
    watch(money(before), before, account);
  }

  LedgerReply run(LedgerCommand.RunPlan run) {
    long due = ReferenceLedger.nanos(run.due());
    if (due <= doneNanos || due <= definedNanos) {
      return new LedgerReply.PlanRan(0, false);
    }
    runningNanos = runningNanos == 0 ? due : runningNanos;
    List<AccountId> next = new ArrayList<>();
    accounts.forEach((id, account) -> {
      boolean isMember = id.tenant().equals(PackageScript.TENANT) && account.joinedAt.isPresent();
      boolean isBehind = cursor.map(last -> id.compareTo(last) > 0).orElse(true);
      if (isMember && isBehind && next.size() < run.most()) {
        next.add(id);
      }
    });
    for (AccountId id : next) {
      ReferenceAccount account = java.util.Objects.requireNonNull(accounts.get(id));
      if (account.joinedAt.orElseThrow() <= runningNanos) {
        credit(account, PackageScript.MONTH);
      }
    }
    if (next.size() < run.most()) {
      doneNanos = runningNanos;
      runningNanos = 0;
      cursor = Optional.empty();
    } else {
      cursor = Optional.of(next.getLast());
    }
    return new LedgerReply.PlanRan(next.size(), doneNanos < due);
  }

  LedgerReply redeem(LedgerCommand.RedeemVoucher redeem, long now) {
    ReferenceAccount account = accounts.get(redeem.account());
    if (account == null) {
      return new LedgerReply.Refused(Refusal.ACCOUNT_NOT_FOUND);
    }
    boolean isNewHour = account.wrongVouchers == 0 || now - account.wrongSince >= HOUR_NANOS;
    if (account.wrongVouchers >= WRONG_MAX && !isNewHour) {
      return new LedgerReply.Refused(Refusal.TOO_MANY_TRIES);
    }
    Optional<AccountId> redeemedBy = vouchers.get(redeem.voucher().first());
    if (redeemedBy == null || redeemedBy.isPresent()) {
      account.wrongVouchers = isNewHour ? 1 : account.wrongVouchers + 1;
      account.wrongSince = isNewHour ? now : account.wrongSince;
      return new LedgerReply.Refused(
          redeemedBy == null ? Refusal.NOT_FOUND : Refusal.VOUCHER_REDEEMED);
    }
    vouchers.put(redeem.voucher().first(), Optional.of(redeem.account()));
    account.wrongVouchers = 0;
    account.wrongSince = 0;
    credit(account, PackageScript.VOUCHER);
    return LedgerReply.DONE;
  }

  /** Says where the shard differs. */
  List<String> differences(LedgerShard shard) {
    List<String> differences = new ArrayList<>();
    PlanMark mark = shard.planMark(PackageScript.MARK);
    PlanMark expected = new PlanMark(PackageScript.MARK, doneNanos, runningNanos, cursor);
    if (!mark.equals(expected)) {
      differences.add("the plan is at " + mark + ", expected " + expected);
    }
    vouchers.forEach((number, redeemedBy) -> {
      Optional<AccountId> found =
          shard.voucher(new VoucherHash(number, 0, 0, 0)).flatMap(Voucher::redeemedBy);
      if (!found.equals(redeemedBy)) {
        differences.add("voucher " + number + " is of " + found + ", expected " + redeemedBy);
      }
    });
    accounts.forEach((id, account) -> {
      String found = describe(shard.rules(id));
      if (!found.equals(describe(account))) {
        differences.add(id + " has " + found + ", expected " + describe(account));
      }
    });
    return differences;
  }

  private static String describe(AccountRules rules) {
    return describe(
        Optional.ofNullable(rules.plans().get(PackageScript.PLAN)),
        !rules.triggers().isEmpty(),
        rules.triggers().stream().anyMatch(state -> state.isExecuted()),
        rules.voucherTries().count());
  }

  private static String describe(ReferenceAccount account) {
    return describe(account.joinedAt, account.isWatched, account.hasFired, account.wrongVouchers);
  }

  private static String describe(
      Optional<Long> joined, boolean isWatched, boolean hasFired, int wrong) {
    return "joined " + joined + ", watched " + isWatched + ", fired " + hasFired + ", " + wrong;
  }
}

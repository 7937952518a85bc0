package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.Refusal;

/**
 * The actions of one command in the reference model, on copies of the accounts it touches.
 *
 * @param accounts as they are
 * @param touched as they will be when no action is refused; null for removed
 * @param now nanoseconds since 1970
 */
record ReferenceChange(
    Map<AccountId, ReferenceAccount> accounts,
    Map<AccountId, @Nullable ReferenceAccount> touched,
    long now) {

  private static final Optional<Refusal> DONE = Optional.empty();

  /** Does one action; or says why it cannot be done. */
  Optional<Refusal> apply(AccountId id, AccountAction action) {
    ReferenceAccount account = open(id);
    if (action instanceof AccountAction.Configure configure) {
      ReferenceAccount configured = account == null ? new ReferenceAccount() : account;
      configure(configured, configure.terms());
      touched.put(id, configured);
      return DONE;
    }
    if (account == null && action instanceof AccountAction.Open) {
      ReferenceAccount opened = new ReferenceAccount();
      configure(opened, AccountTerms.PREPAID);
      touched.put(id, opened);
      return DONE;
    }
    if (account == null) {
      return Optional.of(Refusal.ACCOUNT_NOT_FOUND);
    }
    return switch (action) {
      case AccountAction.Disable disable -> {
        account.disabled = disable.disabled();
        yield DONE;
      }
      case AccountAction.Remove _ -> {
        touched.put(id, null);
        yield DONE;
      }
      case AccountAction.TopUp topUp -> topUp(account, topUp);
      case AccountAction.TopUpReset reset -> set(account, reset.spec(), reset.value().value());
      case AccountAction.Debit debit -> debit(account, debit);
      case AccountAction.Reset reset -> {
        account.balances.replaceAll(balance ->
            matches(reset.balances(), balance) ? balance.holding(BigDecimal.ZERO) : balance);
        yield DONE;
      }
      case AccountAction.RemoveBalances remove -> {
        account.balances.removeIf(balance -> matches(remove.balances(), balance));
        yield DONE;
      }
      case AccountAction.RemoveExpired _ -> {
        account.end(now);
        yield DONE;
      }
      case AccountAction.SetExpiry set -> {
        long end = ReferenceLedger.endOf(set.expiry());
        account.balances.replaceAll(
            balance -> matches(set.balances(), balance) ? balance.ending(end) : balance);
        yield DONE;
      }
      case AccountAction.Transfer transfer -> transfer(account, transfer);
      case AccountAction.Effect _ -> DONE;
      default -> rule(account, action);
    };
  }

  /** What plans, triggers and stored actions are about. */
  private Optional<Refusal> rule(ReferenceAccount account, AccountAction action) {
    return switch (action) {
      case AccountAction.JoinPlan _ -> {
        account.isWelcome = account.joinedAt.isEmpty();
        account.joinedAt = account.joinedAt.or(() -> Optional.of(now));
        yield DONE;
      }
      case AccountAction.LeavePlan _ -> {
        account.joinedAt = Optional.empty();
        yield DONE;
      }
      case AccountAction.GiveTriggers _ -> {
        account.isWatched = true;
        account.hasFired = false;
        yield DONE;
      }
      case AccountAction.ResetTriggers _ -> {
        account.hasFired = false;
        yield DONE;
      }
      case AccountAction.Open _ -> DONE;
      case AccountAction.GiveTrigger give -> {
        account.hasFired = give.executed().orElse(account.isWatched && account.hasFired);
        account.isWatched = true;
        yield DONE;
      }
      case AccountAction.RunActions _, AccountAction.Perform _ -> {
        account.add(Balance.DEFAULT_ID, PackageScript.MONTH.value());
        yield DONE;
      }
      default -> throw new IllegalStateException("the simulation sends no " + action);
    };
  }

  private @Nullable ReferenceAccount open(AccountId id) {
    if (!touched.containsKey(id)) {
      ReferenceAccount known = accounts.get(id);
      touched.put(id, known == null ? null : known.copy());
    }
    return touched.get(id);
  }

  private static void configure(ReferenceAccount account, AccountTerms terms) {
    account.disabled = terms.isDisabled();
    account.mayOwe = terms.mayGoNegative();
    account.neverOwes = terms.isNeverNegative();
  }

  private Optional<Refusal> topUp(ReferenceAccount account, AccountAction.TopUp topUp) {
    BalanceSpec spec = topUp.spec();
    int at = account.find(spec.tor().text(), spec.id());
    // What has ended does not come back; a debt does not end.
    boolean isThere =
        at >= 0
            && (account.balances.get(at).endsAt() > now
                || account.balances.get(at).value().signum() < 0);
    BigDecimal before = isThere ? account.balances.get(at).value() : BigDecimal.ZERO;
    return set(account, spec, before.add(topUp.value().value()));
  }

  private Optional<Refusal> set(ReferenceAccount account, BalanceSpec spec, BigDecimal value) {
    ReferenceBalance balance =
        new ReferenceBalance(
            spec.tor().text(), spec.id(), value, ReferenceLedger.endOf(spec.expiry()));
    put(account, balance);
    return DONE;
  }

  private static void put(ReferenceAccount account, ReferenceBalance balance) {
    int at = account.find(balance.kind(), balance.name());
    if (at < 0) {
      account.balances.add(balance);
    } else {
      account.balances.set(at, balance);
    }
  }

  private Optional<Refusal> debit(ReferenceAccount account, AccountAction.Debit debit) {
    Optional<ReferenceBalance> from = first(account, debit.balance());
    if (from.isEmpty()) {
      return Optional.of(Refusal.NOT_FOUND);
    }
    BigDecimal after = from.get().value().subtract(debit.value().value());
    if (after.signum() < 0 && (!from.get().isMoney() || account.neverOwes)) {
      return Optional.of(Refusal.INSUFFICIENT_CREDIT);
    }
    put(account, from.get().holding(after));
    return DONE;
  }

  private Optional<Refusal> transfer(ReferenceAccount account, AccountAction.Transfer transfer) {
    ReferenceAccount other = open(transfer.to());
    Optional<ReferenceBalance> from = first(account, transfer.from());
    if (other == null) {
      return Optional.of(Refusal.ACCOUNT_NOT_FOUND);
    }
    if (from.isEmpty()) {
      return Optional.of(Refusal.NOT_FOUND);
    }
    BigDecimal moved = transfer.value().value();
    if (from.get().value().compareTo(moved) < 0) {
      return Optional.of(Refusal.INSUFFICIENT_CREDIT);
    }
    put(account, from.get().holding(from.get().value().subtract(moved)));
    int at = other.find(from.get().kind(), transfer.toBalanceId());
    ReferenceBalance to =
        at >= 0
            ? other.balances.get(at)
            : new ReferenceBalance(
                from.get().kind(), transfer.toBalanceId(), BigDecimal.ZERO, from.get().endsAt());
    if (to.endsAt() <= now) {
      return Optional.of(Refusal.NOT_FOUND);
    }
    put(other, to.holding(to.value().add(moved)));
    return DONE;
  }

  /** The first that has not ended; a debt does not end. */
  private Optional<ReferenceBalance> first(ReferenceAccount account, BalanceSelector selector) {
    return account.balances.stream()
        .filter(balance -> matches(selector, balance))
        .filter(balance -> balance.endsAt() > now || balance.value().signum() < 0)
        .findFirst();
  }

  private static boolean matches(BalanceSelector selector, ReferenceBalance balance) {
    return selector.tor().map(tor -> tor.text().equals(balance.kind())).orElse(true)
        && selector.id().map(id -> id.equals(balance.name())).orElse(true);
  }
}

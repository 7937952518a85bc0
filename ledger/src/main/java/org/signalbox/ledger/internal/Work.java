package org.signalbox.ledger.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.Session;

/**
 * What one command would change. Nothing of it is in the state until {@link #apply}; a command that
 * is refused, or a question, lets it go. Used by one thread.
 *
 * <p>Every change of a balance goes through {@link #post}, which makes the entry. Applying checks
 * that the balances of each account changed by the sum of the entries and that no value came from
 * nowhere.
 */
public final class Work {

  /** Up to so many accounts are looked through one by one. */
  private static final int FEW = 8;

  private final LedgerState state;
  private final long at;
  private final List<LedgerRecord> records = new ArrayList<>(4);
  private final List<Touched> touched = new ArrayList<>(2);
  private final List<Movements> movements = new ArrayList<>(2);
  private final Map<String, @Nullable Session> sessions = new LinkedHashMap<>(2);

  /** Rules that change; most commands change none. */
  private Map<AccountId, AccountRules> rules = Map.of();

  private @Nullable WorkNotes notes;

  /** Above the serials of the accounts that this removes. */
  private int firstSerial;

  /** The touched accounts by name, once they are many. */
  private final Map<AccountId, Touched> touchedById = new HashMap<>(0);

  public Work(LedgerState state, long at) {
    this.state = state;
    this.at = at;
  }

  /** The moment of the command in nanoseconds since 1970. */
  public long at() {
    return at;
  }

  LedgerState state() {
    return state;
  }

  public List<LedgerRecord> records() {
    return records;
  }

  void record(LedgerRecord record) {
    records.add(record);
  }

  /** The account as this command has it so far; null for none. */
  @Nullable Account account(AccountId id) {
    return touch(id).now;
  }

  /** Puts an account in the place of what it was, without a change of any value. */
  void put(Account account) {
    touch(account.id()).change(account);
  }

  void removeAccount(Account account) {
    AccountId id = account.id();
    touch(id).change(null);
    firstSerial = Math.max(firstSerial, account.nextSerial());
    put(AccountRules.none(id));
    record(new LedgerRecord.AccountRemoved(id));
  }

  /**
   * Changes the value of a balance and writes the entry.
   *
   * @param account as it is so far
   * @param balance one of its balances, or one that is new to it
   * @param posting a change of 0 writes no entry
   * @return the account after the change
   */
  Account post(Account account, Balance balance, Posting posting) {
    Amount change = posting.change();
    Balance after =
        change.signum() == 0 ? balance : balance.withValue(balance.value().plus(change));
    Account changed = account.with(after);
    touch(account.id()).change(changed);
    if (change.signum() != 0) {
      movements(account.kind(balance)).entry(posting.kind(), change);
      record(
          new LedgerRecord.EntryPosted(
              account.id(), after, posting.kind(), change, posting.session()));
    }
    return changed;
  }

  /** The rules of an account as this command has them so far. */
  AccountRules rules(AccountId id) {
    AccountRules changed = rules.get(id);
    AccountRules known = changed != null ? changed : state.rules(id);
    return known != null ? known : AccountRules.none(id);
  }

  void put(AccountRules changed) {
    if (rules.isEmpty()) {
      rules = new LinkedHashMap<>();
    }
    rules.put(changed.account(), changed);
  }

  /** What is looked at once this is applied. */
  WorkNotes notes() {
    WorkNotes made = notes == null ? new WorkNotes() : notes;
    notes = made;
    return made;
  }

  /** Whether there is anything to look at. */
  boolean hasNotes() {
    return notes != null;
  }

  /** The accounts that are there after this, with what they were before. */
  List<Changed> changedAccounts() {
    List<Changed> changed = new ArrayList<>(touched.size());
    for (Touched one : touched) {
      if (one.isChanged && one.now != null) {
        changed.add(new Changed(Optional.ofNullable(one.before), one.now));
      }
    }
    return changed;
  }

  /** An account that was changed. */
  record Changed(Optional<Account> before, Account now) {}

  /** The session as this command has it so far; null for none. */
  @Nullable Session session(String id) {
    return sessions.containsKey(id) ? sessions.get(id) : state.session(id);
  }

  void put(Session session) {
    sessions.put(session.id(), session);
  }

  void removeSession(String id) {
    sessions.put(id, null);
  }

  /** When a balance of an account ends that is given an end now, in nanoseconds since 1970. */
  long end(Account account, Expiry expiry) {
    return expiry.nanos(at, state.localClock(account.id().tenant()));
  }

  /** Removes a balance that holds nothing any more. */
  Account removeBalance(Account account, Balance balance) {
    Account changed = account.without(balance.serial());
    touch(account.id()).change(changed);
    record(new LedgerRecord.BalanceRemoved(account.id(), balance));
    return changed;
  }

  /** The first serial of an account that is opened by this command. */
  int firstSerial() {
    return Math.max(firstSerial, state.firstSerial());
  }

  /** Whether value of a kind is counted, or may come to be: kinds are named by clients. */
  boolean mayCount(String kind) {
    return state.totals().mayCount(kind, movements.size());
  }

  /** Terms as the one object that all equal ones share. */
  AccountTerms shared(AccountTerms terms) {
    return state.interned.of(terms);
  }

  Movements movements(String kind) {
    for (Movements known : movements) {
      if (known.kind.equals(kind)) {
        return known;
      }
    }
    Movements made = new Movements(kind);
    movements.add(made);
    return made;
  }

  /** Makes the changes. */
  public void apply() {
    BigDecimal changed = BigDecimal.ZERO;
    for (Touched one : touched) {
      if (!one.isChanged) {
        continue;
      }
      changed = changed.add(sum(one.now).minus(sum(one.before)).value());
      if (one.now == null) {
        state.remove(one.id);
      } else {
        state.put(one.now);
      }
    }
    sessions.forEach((id, session) -> {
      if (session == null) {
        state.removeSession(id);
      } else {
        state.put(session);
      }
    });
    rules.values().forEach(state::put);
    state.raiseFirstSerial(firstSerial);
    for (Movements moved : movements) {
      changed = changed.subtract(moved.inBalances());
      state.totals().add(moved);
    }
    Invariant.check(changed.signum() == 0, "balances change by the sum of their entries");
  }

  private static Amount sum(@Nullable Account account) {
    Amount sum = Amount.ZERO;
    if (account != null) {
      for (int i = 0; i < account.balances().size(); i++) {
        sum = sum.plus(account.balances().get(i).value());
      }
    }
    return sum;
  }

  private Touched touch(AccountId id) {
    Touched known = touched(id);
    if (known == null) {
      known = new Touched(id, state.account(id));
      touched.add(known);
      if (touched.size() > FEW) {
        index();
      }
    }
    return known;
  }

  private @Nullable Touched touched(AccountId id) {
    if (touched.size() > FEW) {
      return touchedById.get(id);
    }
    for (int i = 0; i < touched.size(); i++) {
      if (touched.get(i).id.equals(id)) {
        return touched.get(i);
      }
    }
    return null;
  }

  private void index() {
    int from = touchedById.isEmpty() ? 0 : touched.size() - 1;
    for (int i = from; i < touched.size(); i++) {
      touchedById.put(touched.get(i).id, touched.get(i));
    }
  }

  /**
   * A change of a value.
   *
   * @param session for which it changes; empty for none
   */
  record Posting(EntryKind kind, Amount change, Optional<String> session) {
    Posting(EntryKind kind, Amount change) {
      this(kind, change, Optional.empty());
    }
  }

  /** An account before and after. */
  private static final class Touched {

    private final AccountId id;
    private final @Nullable Account before;
    private @Nullable Account now;
    private boolean isChanged;

    Touched(AccountId id, @Nullable Account before) {
      this.id = id;
      this.before = before;
      this.now = before;
    }

    void change(@Nullable Account after) {
      now = after;
      isChanged = true;
    }
  }
}

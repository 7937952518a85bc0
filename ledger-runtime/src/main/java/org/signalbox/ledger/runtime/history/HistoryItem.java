package org.signalbox.ledger.runtime.history;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartTerms;

/** One thing that the history of an account holds. */
public sealed interface HistoryItem {

  /** When and by which command it came about. */
  Place place();

  /** Whose history it is in. */
  AccountId account();

  /**
   * The same under another name: what an erasure leaves.
   *
   * @param other the account's new name
   */
  HistoryItem under(AccountId other);

  /**
   * @param position of the command in the log
   * @param index among the records of the command
   * @param at the moment of the command
   */
  record Place(long position, int index, Instant at) {}

  /**
   * A balance of an account.
   *
   * @param serial its serial within the account
   * @param id its name
   * @param tor what it holds
   */
  record BalanceName(int serial, String id, String tor) {}

  /**
   * The value of a balance changed.
   *
   * @param after the value of the balance after the change
   * @param session for which it changed; empty for none
   */
  record Entry(
      Place place,
      AccountId account,
      EntryKind kind,
      BalanceName balance,
      Amount change,
      Amount after,
      Optional<String> session)
      implements HistoryItem {
    @Override
    public HistoryItem under(AccountId other) {
      return new Entry(
          place, other, kind, balance, change, after, session.map(known -> other.account()));
    }
  }

  /**
   * Usage was charged: what entries of the same command are for.
   *
   * @param session the session or event
   * @param of what was used, and how much
   */
  record Usage(Place place, String session, Used of) implements HistoryItem {
    @Override
    public AccountId account() {
      return of.terms().account();
    }

    @Override
    public HistoryItem under(AccountId other) {
      return new Usage(place, other.account(), of.under(other));
    }
  }

  /**
   * Usage of a part of a session.
   *
   * @param key the part
   * @param terms who pays for what, and by which price
   * @param tariffHash the tariff that prices it; empty for none
   * @param usedNow usage that is new; below 0 for a refund
   * @param used usage of the part so far
   * @param charged money that the part cost so far
   */
  record Used(
      PartKey key, PartTerms terms, String tariffHash, long usedNow, long used, Amount charged) {

    /** Without the number reached, which says who somebody called. */
    Used under(AccountId other) {
      PartTerms nameless =
          new PartTerms(
              other,
              terms.tor(),
              terms.pricing(),
              terms.category(),
              "",
              terms.startNanos(),
              terms.offset());
      return new Used(key, nameless, tariffHash, usedNow, used, charged);
    }
  }

  /**
   * The account itself came, changed or went, or a stored set of actions was run on it: what
   * entries of the same command are for.
   *
   * @param detail the set and why it was run; empty for the others
   */
  record AccountStep(Place place, AccountId account, StepKind kind, String detail)
      implements HistoryItem {
    @Override
    public HistoryItem under(AccountId other) {
      return new AccountStep(place, other, kind, detail);
    }
  }

  /** What became of an account. */
  enum StepKind {
    OPENED,
    CHANGED,
    REMOVED,
    ACTIONS_RUN,
    ACTIONS_REFUSED,
    VOUCHER_REDEEMED
  }
}

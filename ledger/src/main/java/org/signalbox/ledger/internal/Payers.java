package org.signalbox.ledger.internal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.BalanceTiming;
import org.signalbox.ledger.PartTerms;
import org.signalbox.rating.Destination;
import org.signalbox.rating.TypeOfRecord;

/** Finds the balances that may pay for usage of a part. Used by the shard's thread. */
final class Payers {

  private static final char NOT = '!';

  private final Work work;
  private final PartTerms terms;
  private final TariffShelf.Shelved tariff;

  Payers(Work work, PartTerms terms, TariffShelf.Shelved tariff) {
    this.work = work;
    this.terms = terms;
    this.tariff = tariff;
  }

  /**
   * Those that may pay, in their order.
   *
   * @param own the account of the part
   * @param usage where in the part the usage begins: it decides which timings are active
   */
  List<Payer> at(Account own, long usage) {
    List<Payer> payers = new ArrayList<>(own.balances().size());
    addAll(own, usage, payers);
    List<Account> members = members(own);
    for (Account member : members) {
      addAll(member, usage, payers);
    }
    Collections.sort(payers);
    return members.isEmpty()
        ? payers
        : new SharingOrder(work.state(), own, work.at()).ordered(payers, tickets(own, usage));
  }

  /** The account's own balances of groups, as far as they would pay if there were any value. */
  private List<Payer> tickets(Account own, long usage) {
    List<Payer> tickets = new ArrayList<>();
    for (Balance balance : own.balances()) {
      int rank = rank(balance);
      int precision = precision(balance.terms().destinations(), terms.destination(), tariff);
      boolean isTicket =
          rank >= 0
              && precision != PrefixSet.NO_MATCH
              && !groups(balance).isEmpty()
              && isMeant(balance.terms(), usage);
      if (isTicket) {
        tickets.add(new Payer(own.id(), balance, rank, precision, true));
      }
    }
    return tickets;
  }

  private void addAll(Account account, long usage, List<Payer> payers) {
    boolean isOwn = account.id().equals(terms.account());
    for (int i = 0; i < account.balances().size(); i++) {
      Balance balance = account.balances().get(i);
      int rank = rank(balance);
      if (rank >= 0 && mayPay(balance, usage) && (isOwn || isSharedWithOwn(account, balance))) {
        int precision = precision(balance.terms().destinations(), terms.destination(), tariff);
        if (precision != PrefixSet.NO_MATCH) {
          payers.add(new Payer(account.id(), balance, rank, precision, isOwn));
        }
      }
    }
  }

  private int rank(Balance balance) {
    if (balance.isMoney()) {
      return Payer.MONEY;
    }
    if (balance.tor().equals(terms.tor())) {
      return Payer.UNITS;
    }
    return balance.tor().equals(TypeOfRecord.GENERIC) ? Payer.ANY_UNITS : -1;
  }

  private boolean mayPay(Balance balance, long usage) {
    BalanceTerms of = balance.terms();
    return !of.isDisabled()
        && !balance.hasExpired(work.at())
        // An empty blocker pays nothing, but it blocks.
        && (balance.value().signum() > 0 || of.isBlocker())
        && isMeant(of, usage);
  }

  private boolean isMeant(BalanceTerms of, long usage) {
    return (of.categories().isEmpty() || of.categories().contains(terms.category()))
        && isActive(of, usage);
  }

  private boolean isActive(BalanceTerms of, long usage) {
    if (of.timings().isEmpty()) {
      return true;
    }
    LocalDateTime local =
        terms.start().plusNanos(terms.tor().isTimed() ? usage : 0).toLocalDateTime();
    for (BalanceTiming timing : of.timings()) {
      if (timing.isActive(local)) {
        return true;
      }
    }
    return false;
  }

  /** Digits of the number that the destinations match; 0 where all numbers are meant. */
  static int precision(SortedSet<String> destinations, String number, TariffShelf.Shelved tariff) {
    boolean isPositive = false;
    int best = PrefixSet.NO_MATCH;
    for (String name : destinations) {
      boolean isExcluding = name.charAt(0) == NOT;
      String id = isExcluding ? name.substring(1) : name;
      int match = id.equals(Destination.ANY) ? 0 : tariff.prefixes(id).match(number);
      if (isExcluding && match != PrefixSet.NO_MATCH) {
        return PrefixSet.NO_MATCH;
      }
      isPositive |= !isExcluding;
      best = isExcluding ? best : Math.max(best, match);
    }
    return isPositive ? best : 0;
  }

  /** The other accounts of the groups that the account has a balance of. */
  private List<Account> members(Account own) {
    Set<AccountId> seen = Set.of();
    List<Account> members = List.of();
    for (int i = 0; i < own.balances().size(); i++) {
      Balance ticket = own.balances().get(i);
      for (String group : groups(ticket)) {
        if (members.isEmpty()) {
          members = new ArrayList<>();
          seen = new HashSet<>();
          seen.add(own.id());
        }
        addMembers(new GroupId(own.id().tenant(), group), seen, members);
      }
    }
    return members;
  }

  private void addMembers(GroupId group, Set<AccountId> seen, List<Account> members) {
    for (AccountId id : work.state().groups().members(group)) {
      Account member = seen.add(id) ? work.account(id) : null;
      if (member != null && !member.terms().isDisabled()) {
        members.add(member);
      }
    }
  }

  private SortedSet<String> groups(Balance ticket) {
    boolean isValid = !ticket.terms().isDisabled() && !ticket.hasExpired(work.at());
    return isValid ? ticket.terms().sharedGroups() : Collections.emptySortedSet();
  }

  private boolean isSharedWithOwn(Account account, Balance balance) {
    Account own = work.account(terms.account());
    if (own == null || balance.terms().sharedGroups().isEmpty()) {
      return false;
    }
    boolean isOtherMoney = !own.terms().currency().equals(account.terms().currency());
    if (balance.isMoney() && isOtherMoney) {
      return false;
    }
    for (Balance ticket : own.balances()) {
      if (!Collections.disjoint(groups(ticket), balance.terms().sharedGroups())) {
        return true;
      }
    }
    return false;
  }
}

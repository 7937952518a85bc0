package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.SharingRule.Strategy;

/**
 * Puts the balances of shared groups into the order that the groups define. All that may be spent
 * of a group stands where the account's own balance of it would stand, and among itself in the
 * order of the strategy. Groups without a definition stay in the order that all balances have.
 *
 * <p>What is random is so by the logged moment of the command, so a replay comes to the same order.
 * Used by the shard's thread.
 */
final class SharingOrder {

  private final LedgerState state;
  private final Account own;
  private final long at;

  /**
   * @param at the moment of the command in nanoseconds since 1970
   */
  SharingOrder(LedgerState state, Account own, long at) {
    this.state = state;
    this.own = own;
    this.at = at;
  }

  /** What is spent together. */
  private record Block(Payer anchor, List<Payer> payers) {}

  /**
   * The payers in their order.
   *
   * @param payers as they would be without groups
   * @param tickets the account's own balances of groups, empty ones too
   */
  List<Payer> ordered(List<Payer> payers, List<Payer> tickets) {
    SortedMap<String, Strategy> strategies = strategies();
    if (strategies.isEmpty()) {
      return payers;
    }
    List<Payer> left = new ArrayList<>(payers);
    List<Block> blocks = new ArrayList<>();
    for (Map.Entry<String, Strategy> group : strategies.entrySet()) {
      for (int rank = Payer.UNITS; rank <= Payer.MONEY; rank++) {
        List<Payer> members = taken(left, group.getKey(), rank);
        if (!members.isEmpty()) {
          Payer ticket = first(tickets, group.getKey(), rank);
          Payer anchor = ticket != null ? ticket : members.getFirst();
          members.sort(order(group.getValue()));
          blocks.add(new Block(anchor, members));
        }
      }
    }
    for (Payer alone : left) {
      blocks.add(new Block(alone, List.of(alone)));
    }
    blocks.sort(Comparator.comparing(Block::anchor));
    return blocks.stream().flatMap(block -> block.payers().stream()).toList();
  }

  private SortedMap<String, Strategy> strategies() {
    SortedMap<String, Strategy> strategies = new TreeMap<>();
    for (Balance ticket : own.balances()) {
      boolean isValid = !ticket.terms().isDisabled() && !ticket.hasExpired(at);
      for (String group : isValid ? ticket.terms().sharedGroups() : new TreeSet<String>()) {
        if (state.definition(DefinitionId.sharedGroup(group))
            instanceof Definition.SharedGroup defined) {
          defined.rule(own.id()).ifPresent(rule -> strategies.put(group, rule.strategy()));
        }
      }
    }
    return strategies;
  }

  /** Takes what may be spent of a group out of what is left. */
  private static List<Payer> taken(List<Payer> left, String group, int rank) {
    List<Payer> members = new ArrayList<>();
    for (Payer payer : left) {
      if (payer.rank() == rank && payer.terms().sharedGroups().contains(group)) {
        members.add(payer);
      }
    }
    left.removeAll(members);
    return members;
  }

  private static @Nullable Payer first(List<Payer> tickets, String group, int rank) {
    return tickets.stream()
        .filter(ticket -> ticket.rank() == rank && ticket.terms().sharedGroups().contains(group))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Comparator<Payer> order(Strategy strategy) {
    Comparator<Payer> byStrategy =
        switch (strategy) {
          case LOWEST, MINE_LOWEST -> Comparator.comparing(payer -> payer.balance().value());
          case HIGHEST, MINE_HIGHEST ->
              Comparator.comparing((Payer payer) -> payer.balance().value()).reversed();
          case RANDOM, MINE_RANDOM ->
              Comparator.comparingLong(payer -> drawn(payer.account(), payer.balance().serial()));
        };
    Comparator<Payer> mineFirst =
        Comparator.comparing((Payer payer) -> strategy.isMineFirst() && !payer.isOwn());
    return mineFirst.thenComparing(byStrategy).thenComparing(Comparator.naturalOrder());
  }

  /** A number that looks drawn by lot, the same in every process (the finaliser of SplitMix64). */
  private long drawn(AccountId account, int serial) {
    long mixed = at + account.hashCode() * 0x9E3779B97F4A7C15L + serial;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}

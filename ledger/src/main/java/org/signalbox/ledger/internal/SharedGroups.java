package org.signalbox.ledger.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Balance;

/**
 * Which accounts have a balance of which shared group. Follows from the accounts, so images do not
 * hold it. Used by the shard's thread.
 */
final class SharedGroups {

  private final Map<GroupId, SortedSet<AccountId>> members = new HashMap<>();

  /** The accounts that have a balance of the group, in order of their names. */
  SortedSet<AccountId> members(GroupId group) {
    return members.getOrDefault(group, Collections.emptySortedSet());
  }

  /** An account changed. */
  void change(@Nullable Account before, @Nullable Account now) {
    if (before != null && hasGroups(before)) {
      groups(before).forEach(group -> leave(new GroupId(before.id().tenant(), group), before));
    }
    if (now != null && hasGroups(now)) {
      for (String group : groups(now)) {
        members
            .computeIfAbsent(new GroupId(now.id().tenant(), group), id -> new TreeSet<>())
            .add(now.id());
      }
    }
  }

  private void leave(GroupId group, Account account) {
    SortedSet<AccountId> left = members.get(group);
    if (left != null) {
      left.remove(account.id());
      if (left.isEmpty()) {
        members.remove(group);
      }
    }
  }

  private static boolean hasGroups(Account account) {
    for (int i = 0; i < account.balances().size(); i++) {
      if (!account.balances().get(i).terms().sharedGroups().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static SortedSet<String> groups(Account account) {
    SortedSet<String> groups = new TreeSet<>();
    for (Balance balance : account.balances()) {
      groups.addAll(balance.terms().sharedGroups());
    }
    return groups;
  }
}

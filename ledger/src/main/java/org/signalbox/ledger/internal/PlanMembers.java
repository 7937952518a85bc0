package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.PlanMembership;

/**
 * Which accounts have joined which plan. Follows from their rules, so images do not hold it. Used
 * by the shard's thread.
 */
public final class PlanMembers {

  /** Less than every name of an account. */
  private static final String FIRST = "\0";

  /** Not less than any name of an account. */
  private static final String LAST = "\uFFFF".repeat(Texts.CHARACTERS_MAX);

  private final Map<String, NavigableSet<AccountId>> byPlan = new HashMap<>();

  /** Whose rules still have a membership that is gone, by the plan that was removed. */
  private final SortedMap<String, NavigableSet<AccountId>> leaving = new TreeMap<>();

  /** The rules of an account changed. */
  void change(@Nullable AccountRules before, @Nullable AccountRules now) {
    if (before != null) {
      for (PlanMembership was : before.memberships()) {
        if (now == null || now.membership(was.plan()).isEmpty()) {
          leave(was.plan(), before.account());
        }
      }
    }
    if (now != null) {
      for (PlanMembership is : now.memberships()) {
        // Whoever joins a plan of that name anew has its former membership replaced.
        left(is.plan(), now.account());
        byPlan.computeIfAbsent(is.plan(), id -> new TreeSet<>()).add(now.account());
      }
    }
  }

  /** What an image has of an account. */
  void restore(AccountRules rules, Removals removals) {
    for (PlanMembership is : rules.memberships()) {
      Map<String, NavigableSet<AccountId>> place = removals.isGone(is) ? leaving : byPlan;
      place.computeIfAbsent(is.plan(), id -> new TreeSet<>()).add(rules.account());
    }
  }

  /** All members leave a plan at once, in time that does not depend on how many they are. */
  void retire(String plan) {
    NavigableSet<AccountId> members = byPlan.remove(plan);
    if (members != null) {
      leaving.merge(
          plan,
          members,
          (before, more) -> {
            before.addAll(more);
            return before;
          });
    }
  }

  /** The first of those whose membership of a removed plan is still kept; null for none. */
  @Nullable AccountId firstLeaving(String plan) {
    NavigableSet<AccountId> left = leaving.get(plan);
    return left == null ? null : left.first();
  }

  /** Whether the membership of an account was one that is gone. */
  private boolean left(String plan, AccountId account) {
    NavigableSet<AccountId> left = leaving.isEmpty() ? null : leaving.get(plan);
    boolean wasLeaving = left != null && left.remove(account);
    if (left != null && left.isEmpty()) {
      leaving.remove(plan);
    }
    return wasLeaving;
  }

  private void leave(String plan, AccountId account) {
    if (left(plan, account)) {
      return;
    }
    SortedSet<AccountId> members = byPlan.get(plan);
    if (members != null) {
      members.remove(account);
      if (members.isEmpty()) {
        byPlan.remove(plan);
      }
    }
  }

  /** All accounts of a plan, as they are now. */
  public List<AccountId> all(String plan) {
    return List.copyOf(byPlan.getOrDefault(plan, Collections.emptyNavigableSet()));
  }

  /** How many accounts a plan has. */
  public int count(String plan) {
    return byPlan.getOrDefault(plan, Collections.emptyNavigableSet()).size();
  }

  /**
   * Accounts of a tenant in a plan, in the order of their names.
   *
   * @param after the account before the first; null for the beginning
   * @param most how many
   */
  List<AccountId> some(PlanMark.Id of, @Nullable AccountId after, int most) {
    NavigableSet<AccountId> members =
        byPlan.getOrDefault(of.plan(), Collections.emptyNavigableSet());
    AccountId from = after == null ? new AccountId(of.tenant(), FIRST) : after;
    List<AccountId> some = new ArrayList<>();
    for (AccountId member : members.tailSet(from, after == null)) {
      if (!member.tenant().equals(of.tenant()) || some.size() == most) {
        break;
      }
      some.add(member);
    }
    return some;
  }

  /** The tenants that have accounts in a plan, in the order of their names. */
  public List<String> tenants(String plan) {
    NavigableSet<AccountId> members = byPlan.getOrDefault(plan, Collections.emptyNavigableSet());
    List<String> tenants = new ArrayList<>();
    AccountId next = members.isEmpty() ? null : members.first();
    while (next != null) {
      tenants.add(next.tenant());
      next = members.higher(new AccountId(next.tenant(), LAST));
    }
    return tenants;
  }
}

package org.signalbox.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.ledger.internal.Keyed;

/**
 * What happens to an account by itself: the plans it has joined and the triggers it has. Immutable.
 * Most accounts have none, and cost nothing for it.
 *
 * @param account whose they are
 * @param memberships its places in plans, by the names of the plans
 * @param triggers in the order in which they are looked at
 * @param voucherTries wrong vouchers of late
 */
public record AccountRules(
    AccountId account,
    List<PlanMembership> memberships,
    List<TriggerState> triggers,
    VoucherTries voucherTries)
    implements Keyed<AccountId> {

  /** Plans, and triggers, that an account may have. */
  public static final int ENTRIES_MAX = 1_000;

  public AccountRules {
    memberships = List.copyOf(memberships);
    triggers = List.copyOf(triggers);
  }

  /** No rules. */
  public static AccountRules none(AccountId account) {
    return new AccountRules(account, List.of(), List.of(), VoucherTries.NONE);
  }

  @Override
  public AccountId key() {
    return account;
  }

  public boolean isEmpty() {
    return memberships.isEmpty() && triggers.isEmpty() && voucherTries.equals(VoucherTries.NONE);
  }

  /** When it joined each plan, in nanoseconds since 1970, by the name of the plan. */
  public SortedMap<String, Long> plans() {
    SortedMap<String, Long> plans = new TreeMap<>();
    memberships.forEach(membership -> plans.put(membership.plan(), membership.joinedNanos()));
    return plans;
  }

  /** Its place in a plan; empty where it has not joined. */
  public Optional<PlanMembership> membership(String plan) {
    for (PlanMembership membership : memberships) {
      if (membership.plan().equals(plan)) {
        return Optional.of(membership);
      }
    }
    return Optional.empty();
  }

  public Optional<TriggerState> trigger(String group, String id) {
    return triggers.stream().filter(state -> state.isNamed(group, id)).findFirst();
  }

  /** These rules with the account in a plan from a moment on, unless it is in it already. */
  public AccountRules joining(String plan, long atNanos) {
    if (membership(plan).isPresent()) {
      return this;
    }
    List<PlanMembership> joined = new ArrayList<>(memberships);
    joined.add(new PlanMembership(plan, atNanos));
    joined.sort(Comparator.comparing(PlanMembership::plan));
    return new AccountRules(account, joined, triggers, voucherTries);
  }

  /** These rules with the account no longer in a plan. */
  public AccountRules leaving(String plan) {
    List<PlanMembership> left = new ArrayList<>(memberships);
    left.removeIf(membership -> membership.plan().equals(plan));
    return new AccountRules(account, left, triggers, voucherTries);
  }

  /** These rules with other triggers. */
  public AccountRules with(List<TriggerState> others) {
    return new AccountRules(account, memberships, others, voucherTries);
  }

  /** These rules with a trigger in the place of the one of its group and name, or behind all. */
  public AccountRules with(TriggerState trigger) {
    List<TriggerState> changed = new ArrayList<>(triggers);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).isNamed(trigger.group(), trigger.trigger().id())) {
        changed.set(i, trigger);
        return with(changed);
      }
    }
    changed.add(trigger);
    return with(changed);
  }

  /** These rules with other wrong tries. */
  public AccountRules with(VoucherTries tries) {
    return new AccountRules(account, memberships, triggers, tries);
  }
}

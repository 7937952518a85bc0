package org.signalbox.ledger;

import java.util.ArrayList;
import java.util.Collections;
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
 * @param plans when it joined each, in nanoseconds since 1970, by the name of the plan
 * @param triggers in the order in which they are looked at
 * @param voucherTries wrong vouchers of late
 */
public record AccountRules(
    AccountId account,
    SortedMap<String, Long> plans,
    List<TriggerState> triggers,
    VoucherTries voucherTries)
    implements Keyed<AccountId> {

  /** Plans, and triggers, that an account may have. */
  public static final int ENTRIES_MAX = 1_000;

  public AccountRules {
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
    triggers = List.copyOf(triggers);
  }

  /** No rules. */
  public static AccountRules none(AccountId account) {
    return new AccountRules(account, new TreeMap<>(), List.of(), VoucherTries.NONE);
  }

  @Override
  public AccountId key() {
    return account;
  }

  public boolean isEmpty() {
    return plans.isEmpty() && triggers.isEmpty() && voucherTries.equals(VoucherTries.NONE);
  }

  public Optional<TriggerState> trigger(String group, String id) {
    return triggers.stream().filter(state -> state.isNamed(group, id)).findFirst();
  }

  /** These rules with the account in a plan from a moment on. */
  public AccountRules joining(String plan, long atNanos) {
    SortedMap<String, Long> joined = new TreeMap<>(plans);
    joined.putIfAbsent(plan, atNanos);
    return new AccountRules(account, joined, triggers, voucherTries);
  }

  /** These rules with the account no longer in a plan. */
  public AccountRules leaving(String plan) {
    SortedMap<String, Long> left = new TreeMap<>(plans);
    left.remove(plan);
    return new AccountRules(account, left, triggers, voucherTries);
  }

  /** These rules with other triggers. */
  public AccountRules with(List<TriggerState> others) {
    return new AccountRules(account, plans, others, voucherTries);
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
    return new AccountRules(account, plans, triggers, tries);
  }
}

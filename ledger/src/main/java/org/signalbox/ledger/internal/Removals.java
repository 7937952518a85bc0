package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.PlanMembership;
import org.signalbox.ledger.Voucher;

/**
 * Plans and batches that were removed and of which something is still kept: what of it counts no
 * more. They stand among the definitions, so images hold them. Used by the shard's thread.
 */
final class Removals {

  private final SortedMap<String, Long> plans = new TreeMap<>();
  private final SortedSet<String> batches = new TreeSet<>();

  void put(Definition definition) {
    if (definition instanceof Definition.PlanRemoval removal) {
      plans.put(removal.id(), removal.atNanos());
    } else if (definition instanceof Definition.BatchRemoval removal) {
      batches.add(removal.id());
    }
  }

  void endPlan(String plan) {
    plans.remove(plan);
  }

  void endBatch(String batch) {
    batches.remove(batch);
  }

  boolean isEmpty() {
    return plans.isEmpty() && batches.isEmpty();
  }

  /** The plans, in the order of their names. */
  List<String> plans() {
    return List.copyOf(plans.keySet());
  }

  /** The batches, in the order of their names. */
  List<String> batches() {
    return List.copyOf(batches);
  }

  /** When somebody who joins now has joined: after whoever is no more in a plan of that name. */
  long joined(String plan, long at) {
    Long removed = plans.get(plan);
    return removed == null ? at : Math.max(at, removed + 1);
  }

  boolean isGone(PlanMembership membership) {
    Long removed = plans.isEmpty() ? null : plans.get(membership.plan());
    return removed != null && membership.joinedNanos() <= removed;
  }

  boolean isGone(Voucher voucher) {
    return !batches.isEmpty() && batches.contains(voucher.batch());
  }

  /** Rules without what is gone of them; null for none. */
  @Nullable AccountRules left(@Nullable AccountRules kept) {
    if (kept == null || plans.isEmpty() || kept.memberships().stream().noneMatch(this::isGone)) {
      return kept;
    }
    List<PlanMembership> left = new ArrayList<>(kept.memberships());
    left.removeIf(this::isGone);
    AccountRules rules =
        new AccountRules(kept.account(), left, kept.triggers(), kept.voucherTries());
    return rules.isEmpty() ? null : rules;
  }
}

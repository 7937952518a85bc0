package org.signalbox.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.signalbox.ledger.internal.Keyed;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;

/** Something that operators define and accounts are changed by. Of all tenants. Immutable. */
public sealed interface Definition extends Keyed<DefinitionId> {

  /** Entries that one definition may have. */
  int ENTRIES_MAX = 1_000;

  /**
   * Actions that run together on an account, all or none.
   *
   * @param actions 1 to {@value #ENTRIES_MAX}; kept in the order in which they run
   */
  record ActionSet(String id, List<StoredAction> actions) implements Definition {

    public ActionSet {
      Texts.requireName("action set", id);
      requireSize("action set " + id, actions.size());
      actions = byWeight(actions, StoredAction::weight);
    }

    @Override
    public DefinitionId key() {
      return DefinitionId.actionSet(id);
    }
  }

  /**
   * Action sets that run on the accounts that have joined, when they come due.
   *
   * @param timings 1 to {@value #ENTRIES_MAX}, each id once
   * @param sinceNanos since when each timing has been as it is, by its id, in nanoseconds since
   *     1970: what came due before never runs. The ledger fills it in, whoever defines leaves it
   *     empty
   */
  record ActionPlan(String id, List<PlanTiming> timings, SortedMap<String, Long> sinceNanos)
      implements Definition {

    public ActionPlan(String id, List<PlanTiming> timings) {
      this(id, timings, new TreeMap<>());
    }

    public ActionPlan {
      sinceNanos = Collections.unmodifiableSortedMap(new TreeMap<>(sinceNanos));
      Texts.requireName("action plan", id);
      requireSize("action plan " + id, timings.size());
      timings = byWeight(timings, PlanTiming::weight);
      requireOnce("action plan " + id, timings, PlanTiming::id);
    }

    @Override
    public DefinitionId key() {
      return DefinitionId.actionPlan(id);
    }

    /** Since when a timing has been as it is, in nanoseconds since 1970. */
    public long sinceNanos(String timingId) {
      return sinceNanos.getOrDefault(timingId, 0L);
    }

    /** Since when a timing has been as it is. */
    public Instant since(String timingId) {
      return LedgerTime.instant(sinceNanos(timingId));
    }

    public Optional<PlanTiming> timing(String timingId) {
      return timings.stream().filter(timing -> timing.id().equals(timingId)).findFirst();
    }
  }

  /**
   * Triggers that accounts are given together.
   *
   * @param triggers 1 to {@value #ENTRIES_MAX}, each id once
   */
  record TriggerGroup(String id, List<ActionTrigger> triggers) implements Definition {

    public TriggerGroup {
      Texts.requireName("trigger group", id);
      requireSize("trigger group " + id, triggers.size());
      triggers = byWeight(triggers, ActionTrigger::weight);
      requireOnce("trigger group " + id, triggers, ActionTrigger::id);
    }

    @Override
    public DefinitionId key() {
      return DefinitionId.triggerGroup(id);
    }
  }

  /**
   * How the accounts that have a balance of a group spend each other's.
   *
   * @param rules by {@code TENANT:ACCOUNT}, or {@code *any} for all others
   */
  record SharedGroup(String id, SortedMap<String, SharingRule> rules) implements Definition {

    /** All accounts that no rule names. */
    public static final String ANY = "*any";

    public SharedGroup {
      Texts.requireName("shared group", id);
      requireSize("shared group " + id, rules.size());
      rules.keySet().forEach(account -> Texts.requireBetween("account", account, 1, 511));
      rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    @Override
    public DefinitionId key() {
      return DefinitionId.sharedGroup(id);
    }

    /** The rule for an account; empty where none is for it. */
    public Optional<SharingRule> rule(AccountId account) {
      SharingRule own = rules.get(account.toString());
      return Optional.ofNullable(own != null ? own : rules.get(ANY));
    }
  }

  /**
   * Vouchers that do the same.
   *
   * @param actionSet what runs on the account that redeems one
   * @param validUntil until when they may be redeemed; empty for always
   */
  record VoucherBatch(String id, String actionSet, Optional<Instant> validUntil)
      implements Definition {

    public VoucherBatch {
      Texts.requireName("voucher batch", id);
      Texts.requireName("action set", actionSet);
      validUntil.ifPresent(LedgerTime::nanos);
    }

    @Override
    public DefinitionId key() {
      return DefinitionId.voucherBatch(id);
    }

    /** Whether they may be redeemed at a moment in nanoseconds since 1970. */
    public boolean isValid(long atNanos) {
      return validUntil.map(until -> atNanos < LedgerTime.nanos(until)).orElse(true);
    }
  }

  /**
   * By whose days and months the ends of a tenant's balances count.
   *
   * @param id the tenant, or {@link #ANY} for all others
   */
  record TenantClock(String id, LocalClock clock) implements Definition {

    /** All tenants without a clock of their own. */
    public static final String ANY = "*any";

    public TenantClock {
      Texts.requireName("tenant", id);
    }

    @Override
    public DefinitionId key() {
      return DefinitionId.tenantClock(id);
    }
  }

  /**
   * That a plan was removed which very many accounts had joined: they have left it, and what is
   * kept of them goes as time passes. The ledger's own.
   *
   * @param atNanos whoever joined up to this moment, in nanoseconds since 1970, is in it no more
   */
  record PlanRemoval(String id, long atNanos) implements Definition {

    public PlanRemoval {
      Texts.requireName("action plan", id);
    }

    @Override
    public DefinitionId key() {
      return DefinitionId.planRemoval(id);
    }
  }

  /**
   * That a batch was removed while there were very many vouchers: those of it are there no more,
   * and what is kept of them goes as time passes. The ledger's own.
   */
  record BatchRemoval(String id) implements Definition {

    public BatchRemoval {
      Texts.requireName("voucher batch", id);
    }

    @Override
    public DefinitionId key() {
      return DefinitionId.batchRemoval(id);
    }
  }

  private static void requireSize(String what, int size) {
    if (size < 1 || size > ENTRIES_MAX) {
      throw new IllegalArgumentException(
          what + " has " + size + " entries, expected 1 to " + ENTRIES_MAX);
    }
  }

  private static <T, W extends Comparable<W>> List<T> byWeight(
      List<T> entries, Function<T, W> weight) {
    return entries.stream().sorted(Comparator.comparing(weight).reversed()).toList();
  }

  private static <T> void requireOnce(String what, List<T> entries, Function<T, String> id) {
    Set<String> seen = new HashSet<>();
    for (T entry : entries) {
      if (!seen.add(id.apply(entry))) {
        throw new IllegalArgumentException(what + " has " + id.apply(entry) + " twice");
      }
    }
  }
}

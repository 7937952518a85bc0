package org.signalbox.ledger.internal;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerCommand.AddVouchers;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherHash;

/** Defines what accounts are changed by. Used once, by the shard's thread. */
public final class Defining {

  /** Members of a plan, or vouchers, up to which a removal is done in one command. */
  private static final int AT_ONCE_MAX = 10_000;

  private final LedgerState state;
  private final GoneMarks gone = new GoneMarks();

  public Defining(LedgerState state) {
    this.state = state;
  }

  public LedgerReply execute(Define define) {
    PlanClocks clocks = new PlanClocks(state, define);
    long at = LedgerTime.nanos(define.at());
    define.removed().forEach(id -> remove(id, at));
    for (Definition definition : define.definitions()) {
      state.put(definition instanceof Definition.ActionPlan plan ? since(plan, at) : definition);
    }
    if (!gone.isEmpty()) {
      state.removeMarks(gone::contains);
    }
    clocks.follow();
    return LedgerReply.DONE;
  }

  /** The plan with the moment at which each timing that is new or another now came to be. */
  private Definition since(Definition.ActionPlan plan, long at) {
    Optional<Definition.ActionPlan> known =
        state.definition(plan.key()) instanceof Definition.ActionPlan before
            ? Optional.of(before)
            : Optional.empty();
    known.ifPresent(before -> forgetMarks(before, plan));
    SortedMap<String, Long> since = new TreeMap<>();
    for (PlanTiming timing : plan.timings()) {
      boolean isAsBefore =
          known
              .flatMap(before -> before.timing(timing.id()))
              .map(before -> before.schedule().equals(timing.schedule()))
              .orElse(false);
      since.put(
          timing.id(),
          isAsBefore ? known.map(before -> before.sinceNanos(timing.id())).orElse(at) : at);
    }
    return new Definition.ActionPlan(plan.id(), plan.timings(), since);
  }

  /** A timing that is gone is not half done when one of its name comes back. */
  private void forgetMarks(Definition.ActionPlan before, Definition.ActionPlan now) {
    for (PlanTiming timing : before.timings()) {
      if (now.timing(timing.id()).isEmpty()) {
        gone.add(now.id(), timing.id());
      }
    }
  }

  private void remove(DefinitionId id, long at) {
    boolean isOwn =
        id.kind() == DefinitionId.Kind.PLAN_REMOVAL || id.kind() == DefinitionId.Kind.BATCH_REMOVAL;
    if (isOwn || state.definition(id) == null) {
      return;
    }
    state.remove(id);
    switch (id.kind()) {
      case ACTION_PLAN -> {
        gone.add(id.id());
        if (state.members().count(id.id()) > AT_ONCE_MAX) {
          state.retirePlan(id.id(), at);
        } else {
          removeMembers(id.id());
        }
      }
      case VOUCHER_BATCH -> {
        if (state.voucherCount() > AT_ONCE_MAX) {
          state.retireBatch(id.id());
        } else {
          state.removeVouchers(id.id());
        }
      }
      case ACTION_SET, TRIGGER_GROUP, SHARED_GROUP, TENANT_CLOCK, PLAN_REMOVAL, BATCH_REMOVAL -> {
        // Accounts keep what they were given of it.
      }
    }
  }

  private void removeMembers(String plan) {
    for (AccountId member : state.members().all(plan)) {
      AccountRules rules = state.rules(member);
      if (rules != null) {
        state.put(rules.leaving(plan));
      }
    }
  }

  public LedgerReply execute(AddVouchers add) {
    boolean isDefined =
        state.definition(DefinitionId.voucherBatch(add.batch())) instanceof Definition.VoucherBatch;
    if (!isDefined) {
      return new LedgerReply.Refused(Refusal.NOT_FOUND);
    }
    if (state.isRetiring(add.batch())) {
      // Those of a former batch of this name are still going: in a moment they are gone.
      return new LedgerReply.Refused(Refusal.IN_USE);
    }
    String batch = state.interned.of(add.batch());
    for (VoucherHash hash : add.hashes()) {
      if (state.voucher(hash) == null) {
        state.put(new Voucher(hash, batch, Optional.empty()));
      }
    }
    return LedgerReply.DONE;
  }
}

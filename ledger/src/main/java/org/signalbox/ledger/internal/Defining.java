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

/** Defines what accounts are changed by. Used by the shard's thread. */
public final class Defining {

  private final LedgerState state;

  public Defining(LedgerState state) {
    this.state = state;
  }

  public LedgerReply execute(Define define) {
    define.removed().forEach(this::remove);
    for (Definition definition : define.definitions()) {
      state.put(
          definition instanceof Definition.ActionPlan plan
              ? since(plan, LedgerTime.nanos(define.at()))
              : definition);
    }
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
        state.removeMarks(
            mark -> mark.plan().equals(now.id()) && mark.timing().equals(timing.id()));
      }
    }
  }

  private void remove(DefinitionId id) {
    if (state.definition(id) == null) {
      return;
    }
    state.remove(id);
    switch (id.kind()) {
      case ACTION_PLAN -> {
        for (AccountId member : state.members().all(id.id())) {
          AccountRules rules = state.rules(member);
          if (rules != null) {
            state.put(rules.leaving(id.id()));
          }
        }
        state.removeMarks(mark -> mark.plan().equals(id.id()));
      }
      case VOUCHER_BATCH -> state.removeVouchers(id.id());
      case ACTION_SET, TRIGGER_GROUP, SHARED_GROUP, TENANT_CLOCK -> {
        // Accounts keep what they were given of it.
      }
    }
  }

  public LedgerReply execute(AddVouchers add) {
    boolean isDefined =
        state.definition(DefinitionId.voucherBatch(add.batch())) instanceof Definition.VoucherBatch;
    if (!isDefined) {
      return new LedgerReply.Refused(Refusal.NOT_FOUND);
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

package org.signalbox.ledger.internal;

import java.util.Optional;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerCommand.AddVouchers;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerReply;
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
    define.definitions().forEach(state::put);
    return LedgerReply.DONE;
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
        state.removeMarks(id.id());
      }
      case VOUCHER_BATCH -> state.removeVouchers(id.id());
      case ACTION_SET, TRIGGER_GROUP, SHARED_GROUP -> {
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

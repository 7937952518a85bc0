package org.signalbox.ledger.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerCommand.RedeemVoucher;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherTries;

/** Redeems a voucher. Used once, by the shard's thread. */
public final class Redemption {

  private final LedgerState state;
  private final Aftermath aftermath;
  private final Work work;

  public Redemption(LedgerState state, Aftermath aftermath, Work work) {
    this.state = state;
    this.aftermath = aftermath;
    this.work = work;
  }

  public LedgerReply execute(RedeemVoucher redeem) {
    if (state.account(redeem.account()) == null) {
      return new LedgerReply.Refused(Refusal.ACCOUNT_NOT_FOUND);
    }
    AccountRules rules = work.rules(redeem.account());
    if (rules.voucherTries().isOver(work.at())) {
      return new LedgerReply.Refused(Refusal.TOO_MANY_TRIES);
    }
    Voucher voucher = state.voucher(redeem.voucher());
    Definition.VoucherBatch batch = voucher == null ? null : batch(voucher);
    Refusal wrong = wrong(voucher, batch);
    if (voucher == null || batch == null || wrong != null) {
      state.put(rules.with(rules.voucherTries().wrong(work.at())));
      return new LedgerReply.Refused(wrong == null ? Refusal.NOT_FOUND : wrong);
    }
    Optional<Refusal> refusal =
        new ActionSetRun(work, redeem.account(), new ActionCause.Redeemed(batch.id()))
            .runAlone(batch.actionSet());
    if (refusal.isPresent()) {
      work.records().clear();
      return new LedgerReply.Refused(refusal.get());
    }
    work.put(work.rules(redeem.account()).with(VoucherTries.NONE));
    work.record(new LedgerRecord.VoucherRedeemed(redeem.account(), batch.id(), redeem.voucher()));
    state.put(new Voucher(voucher.hash(), voucher.batch(), Optional.of(redeem.account())));
    aftermath.apply(work);
    return LedgerReply.DONE;
  }

  private Definition.@Nullable VoucherBatch batch(Voucher voucher) {
    return state.definition(DefinitionId.voucherBatch(voucher.batch()))
            instanceof Definition.VoucherBatch batch
        ? batch
        : null;
  }

  private @Nullable Refusal wrong(
      @Nullable Voucher voucher, Definition.@Nullable VoucherBatch batch) {
    if (voucher == null || batch == null) {
      return Refusal.NOT_FOUND;
    }
    if (voucher.redeemedBy().isPresent()) {
      return Refusal.VOUCHER_REDEEMED;
    }
    return batch.isValid(work.at()) ? null : Refusal.VOUCHER_EXPIRED;
  }
}

package org.signalbox.ledger.runtime.history;

import java.util.Optional;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.SessionPart;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.history.HistoryItem.BalanceName;
import org.signalbox.ledger.runtime.history.HistoryItem.Place;
import org.signalbox.ledger.runtime.history.HistoryItem.StepKind;

/** Records of the ledger as items of history. */
public final class HistoryItems {

  private HistoryItems() {}

  /** The item that a record leaves in history; empty for none. */
  public static Optional<HistoryItem> of(PositionedRecord positioned) {
    Place place = new Place(positioned.position(), positioned.index(), positioned.at());
    return switch (positioned.record()) {
      case LedgerRecord.EntryPosted entry -> Optional.of(entry(place, entry));
      case LedgerRecord.UsageCharged usage -> usage(place, usage);
      case LedgerRecord.AccountOpened opened -> step(place, opened.account(), StepKind.OPENED);
      case LedgerRecord.AccountChanged changed -> step(place, changed.account(), StepKind.CHANGED);
      case LedgerRecord.AccountRemoved removed -> step(place, removed.account(), StepKind.REMOVED);
      case LedgerRecord.ActionsRun run ->
          step(place, run.account(), StepKind.ACTIONS_RUN, because(run.actionSet(), run.cause()));
      case LedgerRecord.ActionsRefused refused ->
          step(
              place,
              refused.account(),
              StepKind.ACTIONS_REFUSED,
              because(refused.actionSet(), refused.cause()) + ": " + refused.reason());
      case LedgerRecord.VoucherRedeemed voucher ->
          step(place, voucher.account(), StepKind.VOUCHER_REDEEMED, voucher.batch());
      case LedgerRecord.BalanceRemoved _,
          LedgerRecord.SessionOpened _,
          LedgerRecord.SessionClosed _,
          LedgerRecord.HoldLapsed _,
          LedgerRecord.EffectDue _,
          LedgerRecord.TariffActivated _,
          LedgerRecord.EngineActivated _ ->
          Optional.empty();
    };
  }

  private static HistoryItem entry(Place place, LedgerRecord.EntryPosted entry) {
    return new HistoryItem.Entry(
        place,
        entry.account(),
        entry.kind(),
        new BalanceName(
            entry.balance().serial(), entry.balance().id(), entry.balance().tor().text()),
        entry.change(),
        entry.balance().value(),
        entry.session());
  }

  private static Optional<HistoryItem> usage(Place place, LedgerRecord.UsageCharged usage) {
    SessionPart part = usage.part();
    return part.terms()
        .map(terms ->
            new HistoryItem.Usage(
                place,
                usage.session(),
                new HistoryItem.Used(
                    part.key(),
                    // By the moment that decided the price of what was used last.
                    terms.startingAt(PriceTurn.startOf(terms, part.turns(), part.used())),
                    part.tariffHash(),
                    usage.usedNow(),
                    part.used(),
                    part.charged())));
  }

  private static Optional<HistoryItem> step(Place place, AccountId account, StepKind kind) {
    return step(place, account, kind, "");
  }

  private static Optional<HistoryItem> step(
      Place place, AccountId account, StepKind kind, String detail) {
    return Optional.of(new HistoryItem.AccountStep(place, account, kind, detail));
  }

  private static String because(String actionSet, ActionCause cause) {
    return actionSet
        + switch (cause) {
          case ActionCause.Asked _ -> "";
          case ActionCause.Joined joined -> ", plan " + joined.plan() + " at once";
          case ActionCause.PlanDue due -> ", plan " + due.plan() + " due " + due.due();
          case ActionCause.TriggerFired fired ->
              ", trigger " + fired.group() + " " + fired.trigger();
          case ActionCause.Redeemed redeemed -> ", voucher of " + redeemed.batch();
        };
  }
}

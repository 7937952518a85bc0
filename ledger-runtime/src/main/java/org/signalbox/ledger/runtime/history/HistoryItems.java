package org.signalbox.ledger.runtime.history;

import java.util.Optional;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerRecord;
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
      case LedgerRecord.BalanceRemoved _,
          LedgerRecord.SessionOpened _,
          LedgerRecord.SessionClosed _,
          LedgerRecord.HoldLapsed _,
          LedgerRecord.EffectDue _,
          LedgerRecord.ActionsRun _,
          LedgerRecord.ActionsRefused _,
          LedgerRecord.VoucherRedeemed _,
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
                    terms,
                    part.tariffHash(),
                    usage.usedNow(),
                    part.used(),
                    part.charged())));
  }

  private static Optional<HistoryItem> step(Place place, AccountId account, StepKind kind) {
    return Optional.of(new HistoryItem.AccountStep(place, account, kind));
  }
}

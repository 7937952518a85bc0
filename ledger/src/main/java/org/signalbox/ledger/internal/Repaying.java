package org.signalbox.ledger.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Repayment;

/**
 * Gives back what earlier events were charged, before an event charges anew. Used once, by the
 * shard's thread.
 */
final class Repaying {

  private final Work work;
  private final Charge charge;

  Repaying(Work work, Charge charge) {
    this.work = work;
    this.charge = charge;
  }

  /**
   * Gives everything back; false when a balance would hold too much, and the work is to be let go.
   */
  boolean isDone() {
    for (Repayment repayment : charge.repayments()) {
      if (!isDone(repayment)) {
        return false;
      }
    }
    return true;
  }

  private boolean isDone(Repayment repayment) {
    Draw.Source source = repayment.source();
    Account account = work.account(source.account());
    DefaultBalance target = account == null ? null : target(account, source);
    if (target == null) {
      lapse(repayment);
      return true;
    }
    Balance balance = target.balance();
    if (!AccountChange.isCountable(balance.value().plus(repayment.value()))) {
      return false;
    }
    String session = charge.sentKey().session();
    work.post(
        target.account(),
        balance,
        new Work.Posting(EntryKind.REFUND, repayment.value(), Optional.of(session)));
    note(target.account().source(balance), balance.isMoney(), repayment.value());
    return true;
  }

  /** Where the value goes; null for nowhere. */
  private @Nullable DefaultBalance target(Account account, Draw.Source source) {
    Balance paid = account.balance(source).orElse(null);
    if (paid != null) {
      return new DefaultBalance(account, paid);
    }
    // Whoever paid under a name that was given to another since, that other is owed nothing.
    boolean isOwed =
        source.serial() >= account.firstSerial()
            && source.serial() < account.nextSerial()
            && source.kind().equals(account.moneyKind());
    return isOwed ? DefaultBalance.of(work, account) : null;
  }

  private void lapse(Repayment repayment) {
    Draw.Source source = repayment.source();
    boolean isKnown = work.state().totals().counts(source.kind());
    if (isKnown && repayment.value().signum() != 0) {
      work.movements(source.kind()).refundLapsed(repayment.value());
    }
    work.record(new LedgerRecord.HoldLapsed(charge.sentKey().session(), source, repayment.value()));
  }

  /** Has triggers count back what they counted when it was charged. */
  private void note(Draw.Source source, boolean isMoney, Amount value) {
    if (!work.state().hasRules() || value.signum() == 0) {
      return;
    }
    work.notes().payment(new WorkNotes.Payment(source, value.negated()));
    PartTerms terms = isMoney ? terms(source) : null;
    if (terms != null) {
      work.notes().usage(new WorkNotes.Usage(terms, 0, value.negated()));
    }
  }

  /** What was charged is what is charged anew: the first part of the account, or else of all. */
  private @Nullable PartTerms terms(Draw.Source source) {
    PartTerms first = null;
    for (PartRequest part : charge.parts()) {
      PartTerms terms = part.terms().orElse(null);
      if (terms != null && terms.account().equals(source.account())) {
        return terms;
      }
      first = first == null ? terms : first;
    }
    return first;
  }
}

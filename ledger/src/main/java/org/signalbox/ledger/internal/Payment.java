package org.signalbox.ledger.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Series;
import org.signalbox.ledger.internal.Work.Posting;

/**
 * Pays for a stretch of usage of one part, from where the part is paid to some usage. Used once, by
 * the shard's thread.
 *
 * <ol>
 *   <li>What the last increment has paid for already is used up first.
 *   <li>Then the balances in their order pay as much as each can, in whole increments; a blocking
 *       balance is the last of them.
 *   <li>What costs nothing needs no balance. Credit takes the default balance below zero as far as
 *       the account may go.
 *   <li>What was used already goes to the default balance in any case, unless the account must not
 *       go negative: then it is noted as unpaid.
 * </ol>
 */
final class Payment {

  /** Whether usage is yet to come or has been. */
  enum Mode {
    /** To be held for usage to come. */
    RESERVE,
    /** To be paid before use. */
    ADVANCE,
    /** Was used. */
    AFTER_USE
  }

  /** More than any cost that is debited; no debt grows beyond it. */
  private static final Amount UNLIMITED = Amount.of("999999999999999999999999");

  private final PartWork part;
  private final Mode mode;
  private final List<Payer> payers;
  private long at;
  private long target;
  private boolean isBlocked;
  private @Nullable Refusal priceRefusal;

  Payment(PartWork part, Mode mode, List<Payer> payers) {
    this.part = part;
    this.mode = mode;
    this.payers = payers;
    this.at = part.paidEnd();
  }

  /** Pays up to some usage, or as far as there is credit. */
  void pay(Account account, long until) {
    target = until;
    finishIncrement();
    for (int i = 0; i < payers.size() && at < target && !isBlocked; i++) {
      Payer payer = payers.get(i);
      payFrom(payer);
      isBlocked = payer.terms().isBlocker();
    }
    if (at < target && !isBlocked) {
      payFromCredit(account);
    }
    if (at < target && mode == Mode.AFTER_USE) {
      payInArrears(account);
    }
  }

  /** Why not all was paid. */
  Refusal shortfall() {
    if (priceRefusal != null) {
      return priceRefusal;
    }
    return isBlocked ? Refusal.INSUFFICIENT_CREDIT_BALANCE_BLOCKER : Refusal.INSUFFICIENT_CREDIT;
  }

  private void finishIncrement() {
    Draw last = part.last();
    boolean isPaid =
        last != null && last.paidUntil() > at && !(last.series() instanceof Series.Unpaid);
    if (last != null && isPaid && at < target) {
      long to = Math.min(target, last.paidUntil());
      take(
          new Draw(
              last.series(), last.source(), at, to, last.paidUntil(), last.until(), Amount.ZERO));
    }
  }

  private void payFrom(Payer payer) {
    Account account = part.work().account(payer.account());
    Balance balance =
        account == null ? null : account.balance(payer.balance().serial()).orElse(null);
    if (account == null || balance == null) {
      return;
    }
    Draw.Source source = part.source(account, balance);
    Amount value = balance.value().signum() > 0 ? balance.value() : Amount.ZERO;
    String subject = balance.terms().ratingSubject();
    if (payer.rank() == Payer.MONEY) {
      payInMoney(source, subject, value);
    } else if (RatingSteps.isStep(subject)) {
      long step = RatingSteps.step(subject, part.terms().tor());
      paySeries(new Series.Steps(at, step, factor(balance.terms())), source, value);
    } else {
      payByPlan(new Series.Increments(at, subject, factor(balance.terms())), source, value);
    }
  }

  /** The series of the last draw where it goes on in the same way; else the new one. */
  private Series continued(Series fresh) {
    Draw last = part.last();
    boolean isContinued =
        last != null
            && last.series().isContinuedBy(fresh)
            && last.series().anchor() >= part.turnedAt();
    return last != null && isContinued ? last.series() : fresh;
  }

  private Amount factor(BalanceTerms terms) {
    Amount factor = terms.factors().get(part.terms().tor().text());
    return factor == null ? Amount.ONE : factor;
  }

  private void payInMoney(Draw.Source source, String subject, Amount value) {
    paySeries(Series.Money.of(at, subject), source, value);
  }

  /** Units in the increments of a plan, whose connect fee is paid from money. */
  private void payByPlan(Series.Increments series, Draw.Source source, Amount value) {
    Amount fee = part.meter().connectFee(series.subject(), new Meter.Range(at, target));
    if (fee.signum() == 0) {
      paySeries(series, source, value);
      return;
    }
    boolean paysNothing = part.meter().affordable(series, new Meter.Range(at, target), value) == at;
    if (!paysNothing && payConnectFee(fee)) {
      paySeries(series, source, value);
    }
  }

  private boolean payConnectFee(Amount fee) {
    for (Payer payer : payers) {
      Account account = part.work().account(payer.account());
      Balance balance =
          account == null ? null : account.balance(payer.balance().serial()).orElse(null);
      if (payer.rank() == Payer.MONEY
          && account != null
          && balance != null
          && balance.value().compareTo(fee) >= 0) {
        Draw.Source source = part.source(account, balance);
        take(new Draw(new Series.ConnectFee(at), source, at, at, at, Amount.ZERO, fee));
        return true;
      }
    }
    return false;
  }

  /**
   * Pays as much as a value allows.
   *
   * @param fresh begins here; that of the last draw goes on in its place where it can
   */
  private void paySeries(Series fresh, Draw.Source source, Amount value) {
    Draw last = part.last();
    Series series = continued(fresh);
    Amount before = last != null && last.series().equals(series) ? last.until() : Amount.ZERO;
    long end = reachable(series);
    if (end <= at || !(part.meter().measure(series, end) instanceof Meter.Reading.Measured all)) {
      return;
    }
    Meter.Reading.Measured measured = all;
    Amount limit = before.plus(value);
    if (all.value().compareTo(limit) > 0) {
      end = part.meter().affordable(series, new Meter.Range(at, end), limit);
      if (end == at
          || !(part.meter().measure(series, end) instanceof Meter.Reading.Measured less)) {
        return;
      }
      measured = less;
    }
    Amount amount = measured.value().minus(before);
    take(new Draw(series, source, at, end, measured.paidUntil(), before, amount));
  }

  /**
   * How far the series has a price: to the target, unless usage to come would end before it, or
   * costs more than can be counted.
   */
  private long reachable(Series series) {
    long end = target;
    if (mode != Mode.AFTER_USE && series instanceof Series.Money money) {
      end = Math.min(end, part.meter().disconnection(money, target));
    }
    while (end > at && part.meter().measure(series, end) instanceof Meter.Reading.Refused refused) {
      priceRefusal = refused.reason();
      boolean isTooMuch =
          switch (refused.reason()) {
            case MAX_USAGE_EXCEEDED, MAX_COST_EXCEEDED, MAX_INCREMENTS_EXCEEDED -> true;
            default -> false;
          };
      end = isTooMuch && mode == Mode.RESERVE ? at + (end - at) / 2 : at;
    }
    return end;
  }

  private void payFromCredit(Account account) {
    if (!account.terms().mayGoNegative()) {
      payInMoney(new Draw.Source(account.id(), Draw.Source.NOBODY, ""), "", Amount.ZERO);
      return;
    }
    Amount value = DefaultBalance.of(part.work(), account).balance().value();
    Amount room = value.plus(account.terms().creditLimit().orElse(UNLIMITED));
    payInMoney(owed(account), "", room.signum() > 0 ? room : Amount.ZERO);
  }

  private void payInArrears(Account account) {
    if (!account.terms().isNeverNegative()) {
      Amount room = DefaultBalance.of(part.work(), account).balance().value().plus(UNLIMITED);
      payInMoney(owed(account), "", room.signum() > 0 ? room : Amount.ZERO);
    }
    if (at < target) {
      Draw.Source nobody = new Draw.Source(account.id(), Draw.Source.NOBODY, "");
      Series.Unpaid unpaid = new Series.Unpaid(at, shortfall());
      take(new Draw(unpaid, nobody, at, target, target, Amount.ZERO, Amount.ZERO));
    }
  }

  private Draw.Source owed(Account account) {
    DefaultBalance owed = DefaultBalance.of(part.work(), account);
    return part.source(owed.account(), owed.balance());
  }

  private void take(Draw draw) {
    Account account =
        draw.source().serial() == Draw.Source.NOBODY
            ? null
            : part.work().account(draw.source().account());
    Balance balance = account == null ? null : account.balance(draw.source().serial()).orElse(null);
    if (account != null && balance != null && draw.amount().signum() != 0) {
      EntryKind kind = mode == Mode.RESERVE ? EntryKind.RESERVATION : EntryKind.USAGE;
      Posting posting = new Posting(kind, draw.amount().negated(), Optional.of(part.session()));
      part.work().post(account, balance, posting);
    }
    at = draw.to();
    if (mode == Mode.RESERVE) {
      part.hold(draw);
    } else {
      part.spend(draw);
    }
  }
}

package org.signalbox.ledger.internal;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Series;
import org.signalbox.ledger.SessionPart;
import org.signalbox.ledger.internal.Work.Posting;

/**
 * A part of a session while one command changes it. Used by the shard's thread.
 *
 * <p>The usage of a part is a line from 0. Up to what was used it is covered by what was spent,
 * after that by what is held. Both are draws in order, without gaps, cut anywhere by measuring
 * anew.
 */
final class PartWork {

  private final Work work;
  private final String session;
  private final PartTerms terms;
  private final Meter meter;
  private final List<Draw> spent;
  private final List<Draw> held;
  private List<PriceTurn> turns = List.of();
  private long used;
  private Amount charged;

  PartWork(Work work, String session, PartTerms terms, Meter meter) {
    this.work = work;
    this.session = session;
    this.terms = terms;
    this.meter = meter;
    this.spent = new ArrayList<>(2);
    this.held = new ArrayList<>(2);
    this.charged = Amount.ZERO;
  }

  /** Goes on with a part as it is. */
  PartWork continuing(SessionPart part) {
    spent.addAll(part.spent());
    held.addAll(part.held());
    used = part.used();
    charged = part.charged();
    turns = part.turns();
    meter.turned(turns);
    return this;
  }

  /** Has another moment decide the price of what is used from here on. */
  void turn(ZonedDateTime from) {
    // What is held was to be used at the price so far.
    releaseHeld();
    List<PriceTurn> turned = new ArrayList<>(turns);
    turned.removeIf(turn -> turn.at() == used);
    turned.add(new PriceTurn(used, from));
    if (turned.size() > SessionPart.TURNS_MAX) {
      turned.removeFirst();
    }
    turns = List.copyOf(turned);
    meter.turned(turns);
  }

  List<PriceTurn> turns() {
    return turns;
  }

  /** Usage at which the price last turned. */
  long turnedAt() {
    return turns.isEmpty() ? 0 : turns.getLast().at();
  }

  Work work() {
    return work;
  }

  PartTerms terms() {
    return terms;
  }

  Meter meter() {
    return meter;
  }

  String session() {
    return session;
  }

  long used() {
    return used;
  }

  Amount charged() {
    return charged;
  }

  List<Draw> spent() {
    return spent;
  }

  List<Draw> held() {
    return held;
  }

  /** Where what is paid ends. */
  long paidEnd() {
    return held.isEmpty() ? used : held.getLast().to();
  }

  /** The last draw, spent or held; null for none. */
  @Nullable Draw last() {
    if (!held.isEmpty()) {
      return held.getLast();
    }
    return spent.isEmpty() ? null : spent.getLast();
  }

  /** Names a balance for good; by the object of the last draw where that has named the same. */
  Draw.Source source(Account account, Balance balance) {
    Draw last = last();
    Draw.Source made = account.source(balance);
    return last != null && last.source().equals(made) ? last.source() : made;
  }

  void hold(Draw draw) {
    held.add(draw);
  }

  /** Adds usage that is paid at once. */
  void spend(Draw draw) {
    used = draw.to();
    append(draw);
  }

  private void append(Draw draw) {
    if (draw.isMoney()) {
      charged = charged.plus(draw.amount());
    }
    notePayment(draw, draw.amount());
    Draw last = spent.isEmpty() ? null : spent.getLast();
    if (last != null
        && last.series().equals(draw.series())
        && last.source().equals(draw.source())) {
      Amount amount = last.amount().plus(draw.amount());
      // Most parts are one series, which is all that was charged: one object is kept for both.
      charged = charged.equals(amount) ? amount : charged;
      spent.set(
          spent.size() - 1,
          new Draw(
              last.series(),
              last.source(),
              last.from(),
              draw.to(),
              draw.paidUntil(),
              last.before(),
              amount));
      return;
    }
    spent.add(draw);
    if (spent.size() > SessionPart.SPENT_MAX) {
      spent.removeFirst();
    }
  }

  /** Counts usage as used as far as it is held; gives back the rest. */
  void useHeld(long target) {
    cutHeld(target);
    for (Draw draw : held) {
      if (draw.amount().signum() != 0) {
        work.movements(draw.source().kind()).used(draw.amount());
      }
      append(draw);
    }
    used = Math.min(target, paidEnd());
    held.clear();
  }

  /** Gives back what is held beyond some usage. */
  void cutHeld(long end) {
    while (!held.isEmpty()) {
      Draw last = held.getLast();
      if (isWithin(last, end)) {
        return;
      }
      held.removeLast();
      Draw kept = last.from() < end ? cut(last, end) : null;
      Amount keptAmount = kept == null ? Amount.ZERO : kept.amount();
      giveBack(last, last.amount().minus(keptAmount), EntryKind.RELEASE);
      if (kept != null) {
        held.add(kept);
        return;
      }
    }
  }

  /** Gives back all that is held. */
  void releaseHeld() {
    while (!held.isEmpty()) {
      Draw last = held.removeLast();
      giveBack(last, last.amount(), EntryKind.RELEASE);
    }
  }

  /** Money given back without usage to take it from. */
  void credit(Amount value) {
    charged = charged.minus(value);
  }

  /**
   * Gives back what was spent beyond some usage.
   *
   * @return false when that is no longer known
   */
  boolean unspend(long end) {
    boolean isKnown = end == 0 || (!spent.isEmpty() && spent.getFirst().from() <= end);
    if (!isKnown || (end == 0 && !spent.isEmpty() && spent.getFirst().from() > 0)) {
      return false;
    }
    while (!spent.isEmpty() && !isWithin(spent.getLast(), end)) {
      Draw last = spent.removeLast();
      Draw kept = last.from() < end ? cut(last, end) : null;
      Amount keptAmount = kept == null ? Amount.ZERO : kept.amount();
      Amount back = last.amount().minus(keptAmount);
      giveBack(last, back, EntryKind.REFUND);
      charged = last.isMoney() ? charged.minus(back) : charged;
      notePayment(last, back.negated());
      if (kept != null) {
        spent.add(kept);
      }
    }
    used = end;
    unturn();
    return true;
  }

  /** What is used after a refund is used later than all before: it has the price said last. */
  private void unturn() {
    if (!turns.isEmpty() && turnedAt() > used) {
      ZonedDateTime from = turns.getLast().from();
      List<PriceTurn> turned = new ArrayList<>(turns);
      turned.removeIf(turn -> turn.at() >= used);
      turned.add(new PriceTurn(used, from));
      turns = List.copyOf(turned);
      meter.turned(turns);
    }
  }

  private void notePayment(Draw draw, Amount amount) {
    if (work.state().hasRules() && amount.signum() != 0) {
      work.notes().payment(new WorkNotes.Payment(draw.source(), amount));
    }
  }

  /** Whether a draw is needed for usage up to an end; a connect fee is once there is any. */
  private static boolean isWithin(Draw draw, long end) {
    return draw.to() <= end && end > 0;
  }

  private Draw cut(Draw draw, long end) {
    Meter.Reading reading = meter.measure(draw.series(), end);
    if (!(reading instanceof Meter.Reading.Measured measured)) {
      throw new IllegalStateException("what was priced can be priced again, for less usage");
    }
    Amount amount =
        draw.series() instanceof Series.Unpaid || draw.source().serial() == Draw.Source.NOBODY
            ? draw.amount()
            : measured.value().minus(draw.before());
    return new Draw(
        draw.series(),
        draw.source(),
        draw.from(),
        end,
        measured.paidUntil(),
        draw.before(),
        amount);
  }

  private void giveBack(Draw draw, Amount amount, EntryKind kind) {
    Draw.Source source = draw.source();
    if (amount.signum() == 0) {
      return;
    }
    Account account = work.account(source.account());
    Balance balance = account == null ? null : account.balance(source).orElse(null);
    if (account != null && balance != null) {
      work.post(account, balance, new Posting(kind, amount, Optional.of(session)));
      return;
    }
    // Its balance has ended, and with it what was set aside or spent of it.
    Movements movements = work.movements(source.kind());
    if (kind == EntryKind.REFUND) {
      movements.refundLapsed(amount);
    } else {
      movements.holdLapsed(amount);
    }
    work.record(new LedgerRecord.HoldLapsed(session, source, amount));
  }

  /** Checks that draws follow each other without gaps up to what is paid. */
  void check() {
    long at = spent.isEmpty() ? 0 : spent.getFirst().from();
    for (Draw draw : spent) {
      Invariant.check(draw.from() == at, "what was spent has no gaps");
      at = draw.to();
    }
    Invariant.check(at == used, "what was spent covers what was used");
    for (Draw draw : held) {
      Invariant.check(draw.from() == at, "what is held has no gaps");
      at = draw.to();
    }
  }
}

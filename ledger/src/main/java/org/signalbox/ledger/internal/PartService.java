package org.signalbox.ledger.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Backing;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Series;
import org.signalbox.ledger.internal.Payment.Mode;

/** Does one step of one part. Used once, by the shard's thread. */
final class PartService {

  /** Longest stretch of timed usage granted at once; prices are not looked up further ahead. */
  private static final long TIMED_GRANT_MAX = 72 * 3_600 * 1_000_000_000L;

  private final PartWork part;
  private final TariffShelf.Shelved tariff;

  /** What was counted as used before the part is served, and whether all was. */
  private long settled;

  private boolean isUsed;
  private @Nullable Refusal unpaidBefore;

  PartService(PartWork part, TariffShelf.Shelved tariff) {
    this.part = part;
    this.tariff = tariff;
  }

  /** Meets usage from what is held as far as that reaches, and gives the rest back. */
  void settle(PartStep step) {
    PartStep.Report report = heldReport(step);
    if (report != null) {
      long before = part.used();
      part.useHeld(before + report.turn().map(PriceTurn::at).orElse(report.used()));
      settled = part.used() - before;
    }
  }

  /** Pays what was used beyond it, and reserves nothing yet. */
  void use(PartStep step) {
    PartStep.Report report = heldReport(step);
    if (report != null) {
      unpaidBefore = used(part.work().account(part.terms().account()), report);
      isUsed = true;
    }
  }

  private PartStep.@Nullable Report heldReport(PartStep step) {
    boolean isMet =
        step instanceof PartStep.Report report
            && report.backing() == Backing.HELD
            && report.used() <= PartStep.USAGE_MAX - part.used();
    return isMet ? (PartStep.Report) step : null;
  }

  ServedPart serve(PartStep step, ServedPart served) {
    Account account = part.work().account(part.terms().account());
    PartOutcome outcome =
        switch (step) {
          case PartStep.Report report -> report(account, report, served);
          case PartStep.DirectDebit debit -> debit(account, debit, served);
          case PartStep.MaxDebit debit -> debitUpTo(account, debit, served);
          case PartStep.Refund refund -> refund(account, refund, served);
        };
    part.check();
    return served.with(part, outcome);
  }

  private PartOutcome report(@Nullable Account account, PartStep.Report report, ServedPart served) {
    if (!isUsed && report.used() > PartStep.USAGE_MAX - part.used()) {
      return outcome(served, 0, Refusal.MAX_USAGE_EXCEEDED);
    }
    return switch (report.backing()) {
      case HELD -> {
        Refusal unpaid = isUsed ? unpaidBefore : used(account, report);
        yield report.reserve().isEmpty()
            ? outcome(served, 0, unpaid)
            : reserve(report.reserve().get(), served);
      }
      case ON_ACCOUNT -> onAccount(account, report, served);
      case NOBODY -> recorded(report, served);
    };
  }

  /** Debits what was used, before and after the turn. */
  private @Nullable Refusal used(@Nullable Account account, PartStep.Report report) {
    if (report.turn().isEmpty()) {
      return use(account, report.used() - settled);
    }
    PriceTurn turn = report.turn().get();
    Refusal before = turn.at() == 0 ? null : use(account, turn.at() - settled);
    part.turn(turn.from());
    // What was used before may have changed the account.
    Account now = part.work().account(part.terms().account());
    Refusal after = use(now, report.used() - turn.at());
    return before == null ? after : before;
  }

  /** Debits what was used, and grants without holding anything. */
  private PartOutcome onAccount(
      @Nullable Account account, PartStep.Report report, ServedPart served) {
    boolean isBegun = served.known() != null && served.known().outcome().refusal().isEmpty();
    Refusal closed =
        account == null
            ? Refusal.ACCOUNT_NOT_FOUND
            : account.terms().isDisabled() ? Refusal.ACCOUNT_DISABLED : null;
    if (closed != null && !isBegun) {
      return outcome(served, 0, closed);
    }
    Refusal unpaid = used(account, report);
    if (report.reserve().isEmpty() || closed != null) {
      return outcome(served, 0, closed == null ? unpaid : closed);
    }
    long most = granted(report.reserve().get().asked());
    long end = part.used() + most;
    return part.meter().measure(Series.Money.of(part.used(), ""), end)
            instanceof Meter.Reading.Refused refused
        ? outcome(served, 0, refused.reason())
        : outcome(served, most, null);
  }

  /** Counts what was used; nobody pays. */
  private PartOutcome recorded(PartStep.Report report, ServedPart served) {
    part.releaseHeld();
    if (report.used() > 0) {
      long target = part.used() + report.used();
      Draw.Source nobody = new Draw.Source(part.terms().account(), Draw.Source.NOBODY, "");
      Series free = Series.Money.of(0, "");
      part.spend(new Draw(free, nobody, part.used(), target, target, Amount.ZERO, Amount.ZERO));
    }
    long asked = report.reserve().map(PartStep.Reserve::asked).orElse(0L);
    return outcome(served, granted(asked), null);
  }

  /** What can be granted at once of what is asked for. */
  private long granted(long asked) {
    long most = Math.min(asked, PartStep.USAGE_MAX - part.used());
    return part.terms().tor().isTimed() ? Math.min(most, TIMED_GRANT_MAX) : most;
  }

  /** Debits what was used; says why not, where it cannot. */
  private @Nullable Refusal use(@Nullable Account account, long usage) {
    long target = part.used() + usage;
    part.useHeld(target);
    if (part.used() == target) {
      return account == null ? Refusal.ACCOUNT_NOT_FOUND : null;
    }
    if (account == null) {
      Draw.Source nobody = new Draw.Source(part.terms().account(), Draw.Source.NOBODY, "");
      part.spend(
          new Draw(
              new Series.Unpaid(part.used(), Refusal.ACCOUNT_NOT_FOUND),
              nobody,
              part.used(),
              target,
              target,
              Amount.ZERO,
              Amount.ZERO));
      return Refusal.ACCOUNT_NOT_FOUND;
    }
    Payment payment = payment(account, Mode.AFTER_USE);
    payment.pay(account, target);
    Draw last = part.last();
    return last != null && last.series() instanceof Series.Unpaid unpaid ? unpaid.reason() : null;
  }

  private PartOutcome reserve(PartStep.Reserve reserve, ServedPart served) {
    // What was used before may have changed the account.
    Account account = part.work().account(part.terms().account());
    if (account == null) {
      return outcome(served, 0, Refusal.ACCOUNT_NOT_FOUND);
    }
    if (account.terms().isDisabled()) {
      return outcome(served, 0, Refusal.ACCOUNT_DISABLED);
    }
    long most = granted(reserve.asked());
    long withTail = reserve.tail() == 0 ? most : granted(most + reserve.tail());
    Payment payment = payment(account, Mode.RESERVE);
    payment.pay(account, part.used() + withTail);
    boolean isAll = part.paidEnd() - part.used() >= withTail;
    if (isAll) {
      // There is credit for more than the tail: the next request may have it.
      part.cutHeld(part.used() + most);
    }
    long granted = part.paidEnd() - part.used();
    if (granted < Math.min(reserve.least(), most) || granted == 0) {
      part.releaseHeld();
      return outcome(served, 0, payment.shortfall());
    }
    return new PartOutcome(
        served.key(), granted, Optional.empty(), !isAll, part.used(), part.charged());
  }

  private PartOutcome debit(
      @Nullable Account account, PartStep.DirectDebit debit, ServedPart served) {
    Refusal refusal = refusal(account, debit.units());
    if (account == null || refusal != null) {
      return outcome(served, 0, refusal);
    }
    long target = part.used() + debit.units();
    Payment payment = advance(account, target);
    return outcome(served, 0, part.used() < target ? payment.shortfall() : null);
  }

  private PartOutcome debitUpTo(
      @Nullable Account account, PartStep.MaxDebit debit, ServedPart served) {
    Refusal refusal = refusal(account, debit.units());
    if (account == null || refusal != null) {
      return outcome(served, 0, refusal);
    }
    long before = part.used();
    Payment payment = advance(account, before + debit.units());
    long paid = part.used() - before;
    return paid == 0 && debit.units() > 0
        ? outcome(served, 0, payment.shortfall())
        : new PartOutcome(
            served.key(),
            paid,
            Optional.empty(),
            paid < debit.units(),
            part.used(),
            part.charged());
  }

  private @Nullable Refusal refusal(@Nullable Account account, long units) {
    if (account == null) {
      return Refusal.ACCOUNT_NOT_FOUND;
    }
    if (account.terms().isDisabled()) {
      return Refusal.ACCOUNT_DISABLED;
    }
    return units > PartStep.USAGE_MAX - part.used() ? Refusal.MAX_USAGE_EXCEEDED : null;
  }

  /** Pays usage to come, as far as there is credit. */
  private Payment advance(Account account, long target) {
    part.releaseHeld();
    // What the part held is there to pay with.
    Account now = now(account);
    Payment payment = payment(now, Mode.ADVANCE);
    payment.pay(now, target);
    return payment;
  }

  /** An account after what was released to it. */
  private Account now(Account before) {
    return Objects.requireNonNullElse(part.work().account(before.id()), before);
  }

  private PartOutcome refund(@Nullable Account account, PartStep.Refund refund, ServedPart served) {
    if (account == null) {
      return outcome(served, 0, Refusal.ACCOUNT_NOT_FOUND);
    }
    part.releaseHeld();
    if (refund.units() <= part.used()) {
      boolean isDone = part.unspend(part.used() - refund.units());
      return outcome(served, 0, isDone ? null : Refusal.NOT_FOUND);
    }
    if (part.used() > 0) {
      return outcome(served, 0, Refusal.NOT_FOUND);
    }
    return part.meter().measure(Series.Money.of(0, ""), refund.units())
            instanceof Meter.Reading.Measured price
        ? refunded(now(account), price.value(), served)
        : outcome(served, 0, Refusal.UNAUTHORIZED_DESTINATION);
  }

  /** Money back without a debit to take it from. */
  private PartOutcome refunded(Account account, Amount value, ServedPart served) {
    DefaultBalance owed = DefaultBalance.of(part.work(), account);
    if (!AccountChange.isCountable(owed.balance().value().plus(value))) {
      return outcome(served, 0, Refusal.VALUE_OUT_OF_RANGE);
    }
    part.work()
        .post(
            owed.account(),
            owed.balance(),
            new Work.Posting(EntryKind.REFUND, value, Optional.of(part.session())));
    part.credit(value);
    return outcome(served, 0, null);
  }

  private Payment payment(Account account, Mode mode) {
    List<Payer> payers = new Payers(part.work(), part.terms(), tariff).at(account, part.paidEnd());
    return new Payment(part, mode, payers);
  }

  private PartOutcome outcome(ServedPart served, long granted, @Nullable Refusal refusal) {
    return new PartOutcome(
        served.key(), granted, Optional.ofNullable(refusal), false, part.used(), part.charged());
  }
}

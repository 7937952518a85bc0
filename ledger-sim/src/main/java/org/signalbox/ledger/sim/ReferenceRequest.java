package org.signalbox.ledger.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Backing;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Refusal;

/**
 * One request of the reference model: part by part, or all reports first where it is pooled.
 *
 * @param session the session, changed by it
 * @param lastBefore the last number that is remembered of an earlier session of the name; -1 for
 *     none
 * @param accounts changed by it
 */
record ReferenceRequest(
    ReferenceSession session,
    Charge charge,
    long lastBefore,
    Map<AccountId, ReferenceAccount> accounts) {

  /** A part that is served now: neither a repeat nor one that nobody knows. */
  private record Served(ReferencePart part, PartRequest request, ReferenceAccount account) {

    boolean isReservation() {
      return request.step() instanceof PartStep.Report report && report.reserve().isPresent();
    }

    /** A report that is met from what is held. */
    Optional<PartStep.Report> held() {
      return request.step() instanceof PartStep.Report report && report.backing() == Backing.HELD
          ? Optional.of(report)
          : Optional.empty();
    }
  }

  /** Serves all parts; a refusal means that nothing of it may stay. */
  LedgerReply serve(String tariff) {
    List<PartOutcome> outcomes = new ArrayList<>();
    List<Served> served = new ArrayList<>();
    for (PartRequest request : charge.parts()) {
      ReferencePart known = session.parts.get(request.key());
      long number = charge.sentKey().number();
      if (known != null && known.number == number) {
        outcomes.add(known.outcome);
      } else if (known != null && known.number > number && !isLate(known, request)) {
        outcomes.add(known.told(0, Optional.of(Refusal.OUT_OF_ORDER), false));
      } else {
        PartRequest asked =
            known != null && known.number > number ? overtaken(known, request) : request;
        Optional<Served> begun = begin(known, asked, tariff);
        if (begun.isEmpty()) {
          return new LedgerReply.Refused(Refusal.ACCOUNT_NOT_FOUND);
        }
        served.add(begun.get());
        outcomes.add(begun.get().part.told(0, Optional.empty(), false));
      }
    }
    Optional<Refusal> refusal = serve(served);
    if (refusal.isPresent()) {
      return new LedgerReply.Refused(refusal.get());
    }
    level(served);
    Map<Object, PartOutcome> told = new HashMap<>();
    for (Served each : served) {
      each.part.note = each.request.note().isEmpty() ? each.part.note : each.request.note();
      told.put(each.part.key, each.part.answer);
      each.part.served(charge.sentKey().number(), floor(each));
    }
    outcomes.replaceAll(outcome -> told.getOrDefault(outcome.key(), outcome));
    return new LedgerReply.Charged(outcomes, session.cost(), isOpen());
  }

  /** A part that begins with a report was used before: what earlier ones reported may come yet. */
  private long floor(Served begun) {
    boolean wasUsed = begun.request.step() instanceof PartStep.Report report && report.used() > 0;
    return wasUsed ? lastBefore : charge.sentKey().number();
  }

  /** A report that newer requests have overtaken is charged all the same. */
  private boolean isLate(ReferencePart known, PartRequest request) {
    return known.hasMissed(charge.sentKey().number())
        && request.step() instanceof PartStep.Report report
        && report.used() > 0;
  }

  /** What it used before; and as much as was granted since is to be there still. */
  private static PartRequest overtaken(ReferencePart known, PartRequest request) {
    PartStep.Report report = (PartStep.Report) request.step();
    long granted = known.outcome.granted();
    return new PartRequest(
        request.key(),
        request.terms(),
        new PartStep.Report(
            report.used(),
            granted > 0 ? Optional.of(new PartStep.Reserve(granted, 1)) : Optional.empty(),
            false,
            report.backing(),
            Optional.empty()));
  }

  private boolean isOpen() {
    return switch (charge.phase()) {
      case INITIAL, UPDATE -> true;
      case TERMINATION, EVENT -> false;
      case ATTEMPT -> session.number >= 0 || !session.isVain();
    };
  }

  /** Empty where the part has no account that could pay. Such a request has no other part. */
  private Optional<Served> begin(
      @Nullable ReferencePart known, PartRequest request, String tariff) {
    PartTerms terms = known == null ? request.terms().orElseThrow() : known.terms;
    ReferenceAccount account = accounts.get(terms.account());
    boolean isUnpaid =
        request.step() instanceof PartStep.Report report && report.backing() == Backing.NOBODY;
    if (account == null && !isUnpaid) {
      return Optional.empty();
    }
    ReferencePart part = known == null ? new ReferencePart(request.key(), terms, tariff) : known;
    if (session.parts.put(request.key(), part) == null) {
      session.begun.add(request.key());
    }
    return Optional.of(
        new Served(part, request, account == null ? new ReferenceAccount() : account));
  }

  private Optional<Refusal> serve(List<Served> served) {
    Map<Served, Long> settled = new HashMap<>();
    if (charge.isPooled()) {
      for (Served each : served) {
        each.held().ifPresent(report -> settled.put(each, each.part.settle(report, each.account)));
      }
      for (Served each : served) {
        each.held()
            .ifPresent(
                report -> each.part.use(report, settled.getOrDefault(each, 0L), each.account));
      }
    }
    for (Served each : served) {
      Optional<Refusal> refusal = serve(each);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /** Does one step; says why the whole request cannot be, where it is a debit without credit. */
  private Optional<Refusal> serve(Served served) {
    ReferencePart part = served.part;
    Optional<Refusal> refusal = Optional.empty();
    switch (served.request.step()) {
      case PartStep.Report report -> part.answer = report(served, report);
      case PartStep.DirectDebit debit -> {
        long paid = part.debit(debit.units(), served.account);
        refusal = paid < debit.units() ? broke() : Optional.empty();
        part.answer = part.told(0, Optional.empty(), false);
      }
      case PartStep.MaxDebit debit -> {
        long paid = part.debit(debit.units(), served.account);
        refusal = paid == 0 && debit.units() > 0 ? broke() : Optional.empty();
        part.answer = part.told(paid, Optional.empty(), paid < debit.units());
      }
      case PartStep.Refund refund -> {
        boolean isDone = part.refund(refund.units(), served.account);
        part.answer =
            part.told(0, isDone ? Optional.empty() : Optional.of(Refusal.NOT_FOUND), false);
      }
    }
    return refusal;
  }

  private static Optional<Refusal> broke() {
    return Optional.of(Refusal.INSUFFICIENT_CREDIT);
  }

  private PartOutcome report(Served served, PartStep.Report report) {
    ReferencePart part = served.part;
    long asked = report.reserve().map(PartStep.Reserve::asked).orElse(0L);
    if (report.backing() == Backing.NOBODY) {
      part.record(report.used());
      return part.told(asked, Optional.empty(), false);
    }
    if (report.backing() == Backing.ON_ACCOUNT || !charge.isPooled()) {
      part.use(report, 0, served.account);
    }
    if (report.backing() == Backing.ON_ACCOUNT || report.reserve().isEmpty()) {
      return part.told(asked, Optional.empty(), false);
    }
    return part.reserve(report.reserve().get(), served.account);
  }

  /** A service is granted alike on all its bills: as little as on the one that can pay least. */
  private static void level(List<Served> served) {
    Map<String, PartOutcome> least = new HashMap<>();
    for (Served each : served) {
      if (each.isReservation()) {
        least.merge(
            each.part.key.service(), each.part.answer, (a, b) -> b.granted() < a.granted() ? b : a);
      }
    }
    for (Served each : served) {
      PartOutcome bound = least.get(each.part.key.service());
      PartOutcome own = each.part.answer;
      if (bound != null && each.isReservation() && bound.granted() < own.granted()) {
        each.part.cut(bound.granted(), each.account);
        each.part.answer =
            each.part.told(
                bound.granted(),
                bound.granted() == 0 ? bound.refusal() : Optional.empty(),
                bound.isFinal() || own.isFinal());
      }
    }
  }
}

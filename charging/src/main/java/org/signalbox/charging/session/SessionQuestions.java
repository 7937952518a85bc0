package org.signalbox.charging.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Refusal;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedUsage;

/** Answers what something would cost and whether there is credit for it. Nothing moves. */
final class SessionQuestions {

  private final ChargingPorts ports;
  private final RunRouter router;
  private final InstantSource clock;

  /** A question about one service, with the bills it is about. */
  private record Asked(ServiceRequest request, RunDecision decision) {}

  SessionQuestions(ChargingPorts ports, RunRouter router, InstantSource clock) {
    this.ports = ports;
    this.router = router;
    this.clock = clock;
  }

  /** Whether a request asks and moves nothing. */
  boolean isQuestion(SessionRequest request) {
    for (ServiceRequest service : request.services()) {
      if (!Steps.isQuestion(service.step())) {
        return false;
      }
    }
    return !request.services().isEmpty();
  }

  /** Answers all services of a request; prices at once, credit from what is durable. */
  void answer(SessionRequest request, Consumer<SessionAnswer> answer) {
    List<Asked> asked = new ArrayList<>(request.services().size());
    boolean isAboutCredit = false;
    for (ServiceRequest service : request.services()) {
      asked.add(new Asked(service, router.decide(request.session(), service, request.sentAt())));
      isAboutCredit |= service.step() instanceof UsageStep.BalanceCheck;
    }
    if (!isAboutCredit) {
      answer.accept(SessionAnswer.Answered.of(asked.stream().map(this::price).toList()));
      return;
    }
    Instant now = clock.instant();
    var _ =
        ports
            .ledger()
            .readLater(view ->
                asked.stream()
                    .map(each ->
                        each.request().step() instanceof UsageStep.BalanceCheck check
                            ? credit(view, each, check.units(), now)
                            : price(each))
                    .toList())
            .whenComplete((answers, fault) ->
                answer.accept(
                    fault == null
                        ? SessionAnswer.Answered.of(answers)
                        : new SessionAnswer.Refused(
                            new SessionRefusal(
                                Reason.TOO_BUSY, String.valueOf(fault.getMessage())))));
  }

  private ServiceAnswer price(Asked asked) {
    return switch (asked.decision()) {
      case RunDecision.Denied denied -> refused(asked, denied.refusal());
      case RunDecision.Runs runs -> price(asked, runs.runs().getFirst());
    };
  }

  private ServiceAnswer price(Asked asked, ServiceRun run) {
    long units = asked.request().step() instanceof UsageStep.PriceEnquiry price ? price.units() : 0;
    if (run.payment() == RunPayment.RECORDED) {
      return answer(asked, 0, Amount.ZERO);
    }
    PartTerms terms = run.terms();
    if (terms.pricing() instanceof Pricing.Fixed) {
      return answer(asked, 0, run.payment().isDebited() ? MoneyUnits.money(units) : Amount.ZERO);
    }
    PriceQuery query =
        new PriceQuery(
            terms.tor(),
            terms.account().tenant(),
            terms.category(),
            run.subject(),
            terms.destination(),
            terms.start(),
            units);
    return switch (ports.versions().current().tariff().price(query)) {
      case PricedUsage priced -> answer(asked, 0, priced.callTotal());
      case PriceOutcome.Refused refused ->
          refused(asked, new SessionRefusal(Reason.NO_RATING, refused.reason().name()));
    };
  }

  /** How many of the units there is credit for, on all bills. On the ledger's thread. */
  private static ServiceAnswer credit(LedgerView view, Asked asked, long units, Instant now) {
    if (asked.decision() instanceof RunDecision.Denied denied) {
      return refused(asked, denied.refusal());
    }
    long granted = units;
    for (ServiceRun run : ((RunDecision.Runs) asked.decision()).runs()) {
      PartOutcome outcome =
          switch (run.payment()) {
            case RESERVED ->
                units == 0
                    ? onAccount(view, run, units)
                    : view.question(run.terms(), new PartStep.Reserve(units, 1), now);
            case ON_ACCOUNT -> onAccount(view, run, units);
            case PRICED, RECORDED ->
                new PartOutcome(run.key(), units, Optional.empty(), false, 0, Amount.ZERO);
          };
      if (outcome.refusal().isPresent()) {
        return refused(asked, Refusals.of(outcome.refusal().get()));
      }
      granted = Math.min(granted, outcome.granted());
    }
    return answer(asked, granted, Amount.ZERO);
  }

  private static PartOutcome onAccount(LedgerView view, ServiceRun run, long units) {
    Optional<Account> account = view.account(run.account());
    Optional<Refusal> refusal =
        account.isEmpty()
            ? Optional.of(Refusal.ACCOUNT_NOT_FOUND)
            : account
                .filter(known -> known.terms().isDisabled())
                .map(known -> Refusal.ACCOUNT_DISABLED);
    return new PartOutcome(
        run.key(), refusal.isPresent() ? 0 : units, refusal, false, 0, Amount.ZERO);
  }

  private static ServiceAnswer answer(Asked asked, long granted, Amount cost) {
    boolean isLess =
        asked.request().step() instanceof UsageStep.BalanceCheck check && granted < check.units();
    return new ServiceAnswer(
        asked.request().service(), granted, isLess, Optional.empty(), 0, cost, Optional.empty());
  }

  private static ServiceAnswer refused(Asked asked, SessionRefusal refusal) {
    return new ServiceAnswer(
        asked.request().service(),
        0,
        false,
        Optional.of(refusal),
        0,
        Amount.ZERO,
        Optional.empty());
  }
}

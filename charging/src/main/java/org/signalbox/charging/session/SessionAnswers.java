package org.signalbox.charging.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.Refusal;

/** Puts what the ledger answered into the words of sessions. Any thread. */
final class SessionAnswers {

  private SessionAnswers() {}

  /** The refusal of a command that the ledger did not take. */
  static SessionRefusal refusal(LedgerPort.NotTaken notTaken) {
    return switch (notTaken.reason()) {
      case TOO_BUSY, DISK_FULL, NOT_RUNNING ->
          new SessionRefusal(Reason.TOO_BUSY, notTaken.reason().sentence());
      case UNFIT -> new SessionRefusal(Reason.INVALID, notTaken.detail());
    };
  }

  static SessionRefusal refusal(Refusal refusal) {
    Reason reason =
        switch (refusal) {
          case ACCOUNT_NOT_FOUND -> Reason.UNKNOWN_ACCOUNT;
          case ACCOUNT_DISABLED -> Reason.ACCOUNT_DISABLED;
          case INSUFFICIENT_CREDIT, INSUFFICIENT_CREDIT_BALANCE_BLOCKER, MAX_COST_EXCEEDED ->
              Reason.CREDIT_LIMIT_REACHED;
          case RATING_PLAN_NOT_FOUND, UNAUTHORIZED_DESTINATION -> Reason.NO_RATING;
          case SESSION_NOT_FOUND -> Reason.UNKNOWN_SESSION;
          case OUT_OF_ORDER -> Reason.OUT_OF_ORDER;
          case MAX_USAGE_EXCEEDED, MAX_INCREMENTS_EXCEEDED, VALUE_OUT_OF_RANGE, TOO_MANY ->
              Reason.INVALID;
          case NOT_FOUND -> Reason.NOTHING_TO_REFUND;
          case CURRENCY_MISMATCH,
              IN_USE,
              VOUCHER_REDEEMED,
              VOUCHER_EXPIRED,
              TOO_MANY_TRIES,
              MAX_RECURSION_DEPTH ->
              Reason.FAILED;
        };
    return new SessionRefusal(reason, refusal.name());
  }

  /** The answers of the services of a request, in its order. */
  static List<ServiceAnswer> of(List<PlannedService> planned, LedgerReply.Charged charged) {
    Iterator<PartOutcome> outcomes = charged.parts().iterator();
    List<ServiceAnswer> answers = new ArrayList<>(planned.size());
    for (PlannedService service : planned) {
      answers.add(
          service.denial().isPresent()
              ? denied(service.request().service(), service.denial().get())
              : answer(service, outcomes));
    }
    return answers;
  }

  static ServiceAnswer denied(String service, SessionRefusal refusal) {
    return new ServiceAnswer(
        service, 0, false, Optional.of(refusal), 0, Amount.ZERO, Optional.empty());
  }

  /** Several bills of a service are granted alike; the first that refuses speaks for all. */
  private static ServiceAnswer answer(PlannedService planned, Iterator<PartOutcome> outcomes) {
    boolean isAsking =
        planned.request().step() instanceof UsageStep.Consume consume
            && consume.asked().isPresent();
    PartOutcome first = null;
    long granted = Long.MAX_VALUE;
    boolean isFinal = false;
    Refusal refusal = null;
    List<ServiceRun> runs = planned.service().map(LiveService::runs).orElse(List.of());
    for (ServiceRun run : runs) {
      PartOutcome outcome = outcomes.next();
      first = first == null ? outcome : first;
      if (run.payment() == RunPayment.RESERVED) {
        granted = Math.min(granted, outcome.granted());
        isFinal |= outcome.isFinal();
      }
      if (refusal == null && run.payment().isDebited()) {
        refusal = outcome.refusal().orElse(null);
      }
    }
    if (granted == Long.MAX_VALUE) {
      granted = isAsking && refusal == null ? asked(planned) : 0;
    }
    return new ServiceAnswer(
        planned.request().service(),
        isAsking ? granted : 0,
        isFinal,
        Optional.ofNullable(refusal).map(SessionAnswers::refusal),
        first == null ? 0 : first.used(),
        first == null ? Amount.ZERO : first.charged(),
        Optional.<Instant>empty());
  }

  private static long asked(PlannedService planned) {
    return planned.request().step() instanceof UsageStep.Consume consume
        ? consume.asked().map(UsageStep.Asked::most).orElse(0L)
        : 0;
  }
}

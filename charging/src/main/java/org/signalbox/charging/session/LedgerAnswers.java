package org.signalbox.charging.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.session.LiveSession.State;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.Refusal;

/**
 * Puts what the ledger answered into the words of sessions, and keeps what is remembered of them up
 * to date. On the ledger's thread: quick.
 */
final class LedgerAnswers {

  private final LiveSessions sessions;
  private final SessionNotices notices;
  private final FreeUsage free;
  private final InstantSource clock;
  private final LongAdder unchargedReports = new LongAdder();

  LedgerAnswers(
      LiveSessions sessions, SessionNotices notices, FreeUsage free, InstantSource clock) {
    this.sessions = sessions;
    this.notices = notices;
    this.free = free;
    this.clock = clock;
  }

  /** Reports that came too late to be charged. Any thread. */
  long unchargedReports() {
    return unchargedReports.sum();
  }

  /** The answer to a request of which all was denied before the ledger was asked. */
  SessionAnswer denied(PlannedRequest planned) {
    if (planned.session().state() == State.BEGINNING) {
      planned.session().setState(State.REFUSED, clock.instant());
    }
    List<ServiceAnswer> answers = new ArrayList<>(planned.services().size());
    for (PlannedService service : planned.services()) {
      answers.add(denied(service, service.denial().orElseThrow()));
    }
    return new SessionAnswer.Answered(answers, planned.session().cost());
  }

  /** The answer to what nobody pays for: always granted, whatever becomes of its record. */
  SessionAnswer free(PlannedRequest planned) {
    Instant now = clock.instant();
    List<ServiceAnswer> answers = new ArrayList<>(planned.services().size());
    for (PlannedService service : planned.services()) {
      answers.add(kept(planned, service, granted(service)));
    }
    settle(planned, planned.isEnd() ? State.ENDED : State.OPEN, now);
    return new SessionAnswer.Answered(answers, planned.session().cost());
  }

  private static ServiceAnswer granted(PlannedService planned) {
    Optional<ServiceState> before = planned.service().map(LiveService::state);
    boolean isRepeat =
        before.isPresent()
            && before.get().isAnswered()
            && planned.next().map(next -> next.number() <= before.get().number()).orElse(false);
    if (isRepeat) {
      return before.get().answer(planned.request().service());
    }
    long used =
        before.map(ServiceState::used).orElse(0L)
            + Steps.used(planned.request().step())
            - planned.uncharged();
    return new ServiceAnswer(
        planned.request().service(),
        Steps.asked(planned.request().step()),
        false,
        Optional.empty(),
        used,
        Amount.ZERO,
        Optional.empty());
  }

  /** The answer of the ledger. */
  SessionAnswer of(PlannedRequest planned, LedgerPort.Outcome outcome) {
    return switch (outcome) {
      case LedgerPort.NotTaken notTaken -> notTaken(planned, Refusals.of(notTaken));
      case LedgerPort.Receipt receipt ->
          switch (receipt.reply()) {
            case LedgerReply.Charged charged -> charged(planned, charged);
            case LedgerReply.Refused refused -> refused(planned, refused.reason());
            case LedgerReply.Done _, LedgerReply.Ticked _, LedgerReply.PlanRan _ ->
                throw new IllegalStateException("charged or refused: " + receipt.reply());
          };
    };
  }

  private SessionAnswer notTaken(PlannedRequest planned, SessionRefusal refusal) {
    boolean hasFree = planned.services().stream().anyMatch(PlannedRequest::isFree);
    // Reports of what is paid come again as a whole: its free part alone must not end the session.
    if (!hasFree || planned.reportsPaid()) {
      if (planned.session().state() == State.BEGINNING) {
        sessions.remove(planned.session());
      }
      return new SessionAnswer.Refused(refusal);
    }
    free.keep(planned.freeRecord());
    List<ServiceAnswer> answers = new ArrayList<>(planned.services().size());
    for (PlannedService service : planned.services()) {
      answers.add(PlannedRequest.isFree(service) ? granted(service) : denied(service, refusal));
    }
    settle(planned, planned.isEnd() ? State.ENDED : State.OPEN, clock.instant());
    return new SessionAnswer.Answered(answers, planned.session().cost());
  }

  private SessionAnswer refused(PlannedRequest planned, Refusal reason) {
    State before = planned.session().state();
    boolean isBehindEnd =
        reason == Refusal.OUT_OF_ORDER
            && planned.reportsUsage()
            && !(planned.isEnd() && before == State.OPEN);
    if (isBehindEnd) {
      return behindEnd(planned);
    }
    if (before == State.BEGINNING) {
      settle(planned, State.REFUSED, clock.instant());
    } else if (reason == Refusal.SESSION_NOT_FOUND && before == State.OPEN) {
      // It was given up meanwhile.
      settle(planned, State.ENDED, clock.instant());
    } else if (before.isOver()) {
      forget(planned.session());
    } else if (reason == Refusal.OUT_OF_ORDER && planned.isEnd()) {
      noteEndBehind(planned);
    }
    // Clients end also what never began; there is nothing to tell them.
    boolean isEndOfNothing =
        planned.isEnd() && before == State.REFUSED && reason == Refusal.SESSION_NOT_FOUND;
    return isEndOfNothing
        ? SessionAnswer.Answered.of(List.of())
        : new SessionAnswer.Refused(Refusals.of(reason));
  }

  /** The session is over and its CDR written: its client is told that nobody took the report. */
  private SessionAnswer behindEnd(PlannedRequest planned) {
    SessionRefusal refusal = SessionRefusal.of(Reason.UNKNOWN_SESSION);
    LiveSession session = planned.session();
    if (!session.mayHaveCome(planned.request().number())) {
      for (PlannedService service : planned.services()) {
        long usage = Steps.used(service.request().step());
        if (usage > 0 && service.service().isPresent() && service.next().isPresent()) {
          unchargedReports.increment();
          explain(planned, service, denied(service, refusal), usage);
        }
      }
    }
    State now = session.state() == State.BEGINNING ? State.REFUSED : State.ENDED;
    settle(planned, now, clock.instant());
    return new SessionAnswer.Refused(refusal);
  }

  private SessionAnswer charged(PlannedRequest planned, LedgerReply.Charged charged) {
    Instant now = clock.instant();
    List<ServiceAnswer> answers = new ArrayList<>(planned.services().size());
    for (PlannedService service : planned.services()) {
      answers.add(
          service.denial().isPresent()
              ? denied(service, service.denial().get())
              : kept(planned, service, answer(service, charged.parts())));
    }
    if (charged.isOpen()) {
      settle(planned, State.OPEN, now);
    } else {
      settle(planned, planned.isEnd() ? State.ENDED : State.REFUSED, now);
    }
    planned.session().costs(charged.cost());
    return new SessionAnswer.Answered(answers, charged.cost());
  }

  private void settle(PlannedRequest planned, State state, Instant now) {
    planned.session().supervised(planned.request().supervision());
    planned.session().answered(planned.request().number());
    settle(planned.session(), state, now);
  }

  private void settle(LiveSession session, State state, Instant now) {
    session.setState(state, now);
    if (state.isOver()) {
      forget(session);
    }
  }

  private void forget(LiveSession over) {
    sessions.close(over);
    over.forgetServices();
  }

  /** The ledger knows a session no more that is open here: it gave it up. */
  void givenUp(LiveSession session) {
    settle(session, State.ENDED, clock.instant());
  }

  private static ServiceAnswer denied(PlannedService planned, SessionRefusal refusal) {
    return new ServiceAnswer(
        planned.request().service(),
        0,
        false,
        Optional.of(refusal),
        0,
        Amount.ZERO,
        Optional.empty());
  }

  /** Several bills of a service are granted alike; the first that is refused speaks for all. */
  private static ServiceAnswer answer(PlannedService planned, List<PartOutcome> outcomes) {
    PartOutcome first = null;
    long granted = Long.MAX_VALUE;
    boolean isFinal = false;
    Refusal refusal = null;
    for (int i = 0; i < planned.runCount(); i++) {
      ServiceRun run = planned.run(i);
      PartOutcome outcome = outcome(outcomes, run.key());
      if (outcome == null) {
        continue;
      }
      first = first == null ? outcome : first;
      granted = Math.min(granted, outcome.granted());
      isFinal |= outcome.isFinal();
      if (refusal == null && run.payment().isDebited()) {
        refusal = outcome.refusal().orElse(null);
      }
    }
    if (first == null) {
      // A repeat of what was answered before other bills were decided.
      return denied(planned, SessionRefusal.of(Reason.UNKNOWN_SESSION));
    }
    return new ServiceAnswer(
        planned.request().service(),
        Steps.asked(planned.request().step()) == 0 ? 0 : granted,
        isFinal,
        Optional.ofNullable(refusal).map(Refusals::of),
        first.used(),
        first.charged(),
        planned.next().flatMap(next -> next.clock().announced()));
  }

  private static @Nullable PartOutcome outcome(List<PartOutcome> outcomes, PartKey key) {
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).key().equals(key)) {
        return outcomes.get(i);
      }
    }
    return meant(outcomes, key);
  }

  /**
   * A session that is over is forgotten, so a repeat of its end that leaves out the service id is
   * not taken for what the first was: it is answered like the only service that it can mean.
   */
  private static @Nullable PartOutcome meant(List<PartOutcome> outcomes, PartKey key) {
    PartOutcome meant = null;
    for (PartOutcome outcome : outcomes) {
      String service = outcome.key().service();
      boolean mayBeMeant =
          key.service().equals(ServiceRequest.ONLY) || service.startsWith(key.service() + "/");
      if (mayBeMeant && outcome.key().run().equals(key.run())) {
        if (meant != null) {
          return null;
        }
        meant = outcome;
      }
    }
    return meant;
  }

  /** A last request behind a later one ends nothing, and what it reports is not charged. */
  private void noteEndBehind(PlannedRequest planned) {
    if (planned.session().mayBeOfEarlier(planned.request().number())) {
      return;
    }
    SessionRefusal refusal = Refusals.of(Refusal.OUT_OF_ORDER);
    for (PlannedService service : planned.services()) {
      long usage = Steps.used(service.request().step());
      if (usage > 0 && service.service().isPresent()) {
        noteUncharged(planned, service, denied(service, refusal), usage);
      }
    }
  }

  /** What a late report says beyond what was charged of it. */
  private static long uncharged(
      LiveSession session, LiveService service, PlannedService planned, ServiceAnswer answer) {
    long number = planned.next().orElseThrow().number();
    if (number >= service.state().number()) {
      return 0;
    }
    if (!isOutOfOrder(answer)) {
      return planned.uncharged();
    }
    boolean wasNeverCharged =
        !session.mayBeOfEarlier(number)
            && (service.isTooLate(number) || service.beganBehind(number));
    return wasNeverCharged ? Steps.used(planned.request().step()) : 0;
  }

  private static boolean isOutOfOrder(ServiceAnswer answer) {
    return answer.refusal().filter(why -> why.reason() == Reason.OUT_OF_ORDER).isPresent();
  }

  /** The CDR of the next that is charged tells of it, and the reasons of the session's grants. */
  private void noteUncharged(
      PlannedRequest request, PlannedService planned, ServiceAnswer answer, long usage) {
    LiveService service = planned.service().orElseThrow();
    if (service.overtaken(request.request().number(), usage)) {
      if (isOutOfOrder(answer)) {
        unchargedReports.increment();
      }
      explain(request, planned, answer, usage);
    }
  }

  private void explain(
      PlannedRequest request, PlannedService planned, ServiceAnswer answer, long uncharged) {
    LiveService service = planned.service().orElseThrow();
    SessionStep step =
        new SessionStep(
            request.request().number(),
            service.name(),
            planned.next().orElseThrow().first().tor(),
            clock.instant(),
            planned.request().step(),
            answer,
            planned.turn(),
            uncharged,
            planned.share());
    request.session().keep(step, sessions.config().grantsMax());
  }

  /** Remembers what a service was answered, unless it was answered so before. */
  private ServiceAnswer kept(PlannedRequest request, PlannedService planned, ServiceAnswer answer) {
    if (planned.service().isEmpty() || planned.next().isEmpty()) {
      return answer;
    }
    LiveService service = planned.service().get();
    ServiceState next = planned.next().get();
    long late = uncharged(request.session(), service, planned, answer);
    if (late > 0) {
      noteUncharged(request, planned, answer, late);
    }
    ServiceState after = next.answered(answer);
    if (service.advance(after)) {
      explain(request, planned, answer, planned.uncharged());
      notices.answered(request.session(), after);
    }
    return answer;
  }
}

package org.signalbox.charging.session;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPhase;

/**
 * Charges sessions and events for every door: one command of the ledger for each request, whatever
 * services and bills it has, known by session and number, so that a repeat gets the first answer
 * and moves nothing.
 *
 * <p>Which bills a service makes is decided when it begins and remembered. What a restart or the
 * bound on memory made forgotten is recalled from the ledger, whose sessions carry their CDRs.
 *
 * <p>Any thread, event loops too; never blocks. Answers come on the ledger's thread, for which all
 * others wait, or on the caller's.
 */
public final class SessionCharging {

  private final ChargingPorts ports;
  private final InstantSource clock;
  private final SessionWorkPort work;
  private final LiveSessions sessions;
  private final RequestPlanner planner;
  private final LedgerAnswers answers;
  private final FreeUsage free;
  private final SessionQuestions questions;
  private final EventRefund refund;
  private final AccountOpener opener;
  private final SessionNotices notices;
  private final OpenSessions open;

  public SessionCharging(
      ChargingPorts ports, TenantRules rules, InstantSource clock, SessionConfig config) {
    this(ports, rules, SessionHost.threads(clock), config);
  }

  /** On a host of its own: a simulation's. */
  public SessionCharging(
      ChargingPorts ports, TenantRules rules, SessionHost host, SessionConfig config) {
    this.ports = ports;
    this.clock = host.clock();
    this.work = host.work();
    RunRouter router = new RunRouter(ports.versions(), rules, clock);
    this.sessions = new LiveSessions(config);
    this.notices =
        new SessionNotices(
            sessions, new NoticePorts(ports.ledger(), ports.versions(), clock), work);
    this.planner = new RequestPlanner(router, sessions, notices, ports.versions());
    this.free = new FreeUsage(ports.ledger(), work);
    this.answers = new LedgerAnswers(sessions, notices, free, clock);
    this.questions = new SessionQuestions(ports, router, clock);
    this.refund = new EventRefund(ports, work);
    this.opener = new AccountOpener(ports);
    this.open = new OpenSessions(ports.ledger(), sessions);
    ports.ledger().watch(notices::happened);
  }

  /** Who is told which sessions are to come back. */
  public SessionNotices notices() {
    return notices;
  }

  /** Records of what nobody pays for that wait for the ledger. */
  public int freeRecordsWaiting() {
    return free.waiting();
  }

  /** Records of what nobody pays for that were lost: too many waited, or it cannot be logged. */
  public long freeRecordsLost() {
    return free.lost();
  }

  /** Reports of usage that came too late to be charged: CDRs record it, of open sessions. */
  public long unchargedReports() {
    return answers.unchargedReports();
  }

  /** The sessions that are open, and why their grants were what they were. */
  public OpenSessions open() {
    return open;
  }

  /**
   * Charges a request.
   *
   * @param answer told once, when what it says is durable; hands over and returns. What is free is
   *     answered at once
   */
  public void charge(SessionRequest request, Consumer<SessionAnswer> answer) {
    if (request.services().size() > SessionRequest.SERVICES_MAX) {
      answer.accept(refused(new SessionRefusal(Reason.INVALID, "too many services")));
      return;
    }
    if (questions.isQuestion(request)) {
      questions.answer(request, answer);
      return;
    }
    if (EventRefund.isUndoing(request)) {
      refund.undo(request, answer);
      return;
    }
    switch (request.phase()) {
      case INITIAL, ATTEMPT, EVENT -> submit(begun(request), request, answer);
      case UPDATE, TERMINATION -> {
        Optional<LiveSession> known =
            sessions
                .get(request.session())
                .filter(session -> !mayBeginAgain(session, request))
                .filter(session -> !session.mayBeGivenUp(clock.instant()));
        if (known.isPresent()) {
          submit(known.get(), request, answer);
        } else {
          recall(request, answer);
        }
      }
    }
  }

  /**
   * What services an open session has: for a door that does not remember it.
   *
   * @return completes on any thread: with none where nobody knows the session; fails where the
   *     ledger cannot say
   */
  public CompletableFuture<List<BegunService>> services(String session) {
    Optional<LiveSession> known =
        sessions
            .get(session)
            .filter(live -> live.state() == LiveSession.State.OPEN)
            .filter(live -> !live.mayBeGivenUp(clock.instant()));
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(begun(known.get()));
    }
    return ports
        .ledger()
        .readLater(view -> view.session(session))
        .thenApplyAsync(this::begun, work::start);
  }

  private List<BegunService> begun(Optional<Session> found) {
    return found
        .map(session -> begun(RecalledSession.of(session, ports.versions().current().tariff())))
        .orElse(List.of());
  }

  private static List<BegunService> begun(LiveSession session) {
    return session.services().stream().map(BegunService::of).toList();
  }

  /** A session that is over here may have begun anew in the ledger: only the ledger knows. */
  private static boolean mayBeginAgain(LiveSession session, SessionRequest request) {
    return session.state().isOver()
        && (request.phase() == SessionPhase.UPDATE || isUsedThoughRefused(session, request));
  }

  /** What was used is charged, whatever the client was told before. */
  private static boolean isUsedThoughRefused(LiveSession session, SessionRequest request) {
    return session.state() == LiveSession.State.REFUSED
        && request.services().stream().anyMatch(service -> Steps.used(service.step()) > 0);
  }

  private LiveSession begun(SessionRequest request) {
    LiveSession fresh = new LiveSession(request.session(), clock.instant());
    sessions.get(request.session()).ifPresent(fresh::follow);
    return sessions.add(fresh);
  }

  /** Asks the ledger for a session that nobody here remembers, or that it may have given up. */
  private void recall(SessionRequest request, Consumer<SessionAnswer> answer) {
    var _ =
        ports
            .ledger()
            .readLater(view -> view.session(request.session()))
            .whenComplete((session, fault) -> {
              // Off the ledger's thread: after a restart all sessions come at once.
              if (fault == null) {
                work.start(() -> goOn(session, request, answer));
              } else if (request.isFree()) {
                work.start(() -> submit(detached(request), request, answer));
              } else {
                String detail = String.valueOf(fault.getMessage());
                answer.accept(refused(new SessionRefusal(Reason.TOO_BUSY, detail)));
              }
            });
  }

  /**
   * A session of which nothing is remembered: one with but the services of this request would hide
   * from the next what else it has in the ledger.
   */
  private LiveSession detached(SessionRequest request) {
    return new LiveSession(request.session(), clock.instant());
  }

  private void goOn(
      Optional<Session> recalled, SessionRequest request, Consumer<SessionAnswer> answer) {
    if (recalled.isPresent()) {
      LiveSession session =
          sessions.add(RecalledSession.of(recalled.get(), ports.versions().current().tariff()));
      session.confirmed(clock.instant());
      sessions.file(session);
      submit(session, request, answer);
    } else {
      sessions
          .get(request.session())
          .filter(session -> session.mayBeGivenUp(clock.instant()))
          .ifPresent(answers::givenUp);
      boolean isUsed =
          sessions
              .get(request.session())
              .filter(session -> isUsedThoughRefused(session, request))
              .isPresent();
      if (request.isFree()) {
        // Its beginning may be lost while the ledger was away.
        submit(begun(request), request, answer);
      } else {
        beginUnknown(request, isUsed || request.beginsUnknown(), answer);
      }
    }
  }

  private void beginUnknown(
      SessionRequest request, boolean begins, Consumer<SessionAnswer> answer) {
    if (request.phase() == SessionPhase.TERMINATION && begins) {
      endUnknown(begun(request), request, answer);
    } else if (request.phase() == SessionPhase.TERMINATION) {
      // Logged, so that a first request that comes behind its own end begins nothing.
      submit(detached(request), request, answer);
    } else if (begins) {
      submit(begun(request), in(SessionPhase.INITIAL, request), answer);
    } else {
      answer.accept(refused(SessionRefusal.of(Reason.UNKNOWN_SESSION)));
    }
  }

  /** Its usage is an event of its own, unless a report begins the session meanwhile: once more. */
  private void endUnknown(
      LiveSession session, SessionRequest request, Consumer<SessionAnswer> answer) {
    submit(
        session,
        in(SessionPhase.EVENT, request),
        told -> {
          if (told.equals(refused(Refusals.of(Refusal.IN_USE)))) {
            work.start(() -> submit(session, request, answer));
          } else {
            answer.accept(told);
          }
        });
  }

  private static SessionRequest in(SessionPhase phase, SessionRequest request) {
    return new SessionRequest(
        request.session(),
        request.number(),
        phase,
        request.sentAt(),
        request.supervision(),
        request.services());
  }

  private void submit(LiveSession session, SessionRequest request, Consumer<SessionAnswer> answer) {
    try {
      PlannedRequest planned = planner.plan(session, session.lasting(request, clock.instant()));
      if (planned.asksNothing()) {
        answer.accept(answers.denied(planned));
      } else if (planned.isFree()) {
        free.keep(planned.freeRecord());
        answer.accept(answers.free(planned));
      } else if (planned.opensAccounts()) {
        opener.open(planned, () -> submit(planned, answer));
      } else {
        submit(planned, answer);
      }
    } catch (IllegalArgumentException e) {
      if (session.state() == LiveSession.State.BEGINNING) {
        sessions.remove(session);
      }
      answer.accept(refused(new SessionRefusal(Reason.INVALID, String.valueOf(e.getMessage()))));
    }
  }

  private void submit(PlannedRequest planned, Consumer<SessionAnswer> answer) {
    ports
        .ledger()
        .submit(
            planned.draft(),
            planned.admission(),
            outcome -> answer.accept(answers.of(planned, outcome)));
  }

  private static SessionAnswer refused(SessionRefusal refusal) {
    return new SessionAnswer.Refused(refusal);
  }
}

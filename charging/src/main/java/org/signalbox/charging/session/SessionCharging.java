package org.signalbox.charging.session;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.Admission;

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
  private final RunRouter router;
  private final LiveSessions sessions;

  public SessionCharging(
      ChargingPorts ports, TenantRules rules, InstantSource clock, SessionConfig config) {
    this.ports = ports;
    this.clock = clock;
    this.router = new RunRouter(ports.versions(), rules, clock);
    this.sessions = new LiveSessions(config.sessionsMax());
  }

  /**
   * Charges a request.
   *
   * @param answer told once, when what it says is durable; hands over and returns
   */
  public void charge(SessionRequest request, Consumer<SessionAnswer> answer) {
    if (request.services().size() > SessionRequest.SERVICES_MAX) {
      answer.accept(refused(new SessionRefusal(Reason.INVALID, "too many services")));
      return;
    }
    switch (request.phase()) {
      case INITIAL, EVENT -> submit(begun(request), request, answer);
      case UPDATE, TERMINATION -> {
        Optional<LiveSession> known = sessions.get(request.session());
        if (known.isPresent()) {
          submit(known.get(), request, answer);
        } else {
          recall(request, answer);
        }
      }
    }
  }

  private LiveSession begun(SessionRequest request) {
    LiveSession fresh = new LiveSession(request.session(), clock.instant());
    return request.phase() == SessionPhase.EVENT ? fresh : sessions.add(fresh);
  }

  /** Asks the ledger for a session that nobody here remembers. */
  private void recall(SessionRequest request, Consumer<SessionAnswer> answer) {
    var _ =
        ports
            .ledger()
            .readLater(view -> view.session(request.session()))
            .whenComplete((session, fault) -> {
              if (fault != null) {
                answer.accept(
                    refused(
                        new SessionRefusal(Reason.TOO_BUSY, String.valueOf(fault.getMessage()))));
              } else {
                // Off the ledger's thread: once after a restart for each session, all at once.
                Thread.startVirtualThread(() -> goOn(session, request, answer));
              }
            });
  }

  private void goOn(
      Optional<Session> recalled, SessionRequest request, Consumer<SessionAnswer> answer) {
    if (recalled.isPresent()) {
      submit(sessions.add(RecalledSession.of(recalled.get())), request, answer);
    } else if (request.phase() == SessionPhase.TERMINATION) {
      // Logged, so that a first request that comes behind its own end begins nothing.
      submit(new LiveSession(request.session(), clock.instant()), request, answer);
    } else if (request.beginsUnknown()) {
      submit(begun(request), beginning(request), answer);
    } else {
      answer.accept(refused(SessionRefusal.of(Reason.UNKNOWN_SESSION)));
    }
  }

  private static SessionRequest beginning(SessionRequest request) {
    return new SessionRequest(
        request.session(),
        request.number(),
        SessionPhase.INITIAL,
        request.sentAt(),
        request.supervision(),
        request.services());
  }

  private void submit(LiveSession session, SessionRequest request, Consumer<SessionAnswer> answer) {
    try {
      List<PlannedService> planned = plan(session, request);
      List<PartRequest> parts = new ArrayList<>(planned.size());
      planned.forEach(service -> parts.addAll(service.parts()));
      if (parts.isEmpty() && request.phase() != SessionPhase.TERMINATION) {
        session.setState(LiveSession.State.REFUSED);
        answer.accept(
            new SessionAnswer.Answered(
                SessionAnswers.of(planned, new LedgerReply.Charged(List.of()))));
        return;
      }
      RequestKey key = new RequestKey(request.session(), request.number());
      boolean isBeginning =
          request.phase() == SessionPhase.INITIAL || request.phase() == SessionPhase.EVENT;
      ports
          .ledger()
          .submit(
              at -> new Charge(at, key, request.phase(), request.supervision(), parts),
              isBeginning ? Admission.NEW_WORK : Admission.UNDER_WAY,
              outcome -> answer.accept(answer(session, request, planned, outcome)));
    } catch (IllegalArgumentException e) {
      answer.accept(refused(new SessionRefusal(Reason.INVALID, String.valueOf(e.getMessage()))));
    }
  }

  private List<PlannedService> plan(LiveSession session, SessionRequest request) {
    List<PlannedService> planned = new ArrayList<>(request.services().size());
    for (ServiceRequest service : request.services()) {
      planned.add(plan(session, request, service));
    }
    return planned;
  }

  private PlannedService plan(LiveSession session, SessionRequest request, ServiceRequest service) {
    Optional<LiveService> known = session.service(service.service());
    if (known.isPresent()) {
      boolean isNew = known.get().learn(service.event().extraFields());
      return PlannedService.of(service, known.get(), isNew);
    }
    return switch (router.decide(request.session(), service, request.sentAt())) {
      case RunDecision.Runs runs ->
          PlannedService.of(
              service, session.begin(new LiveService(service.service(), runs.runs())), true);
      case RunDecision.Denied denied -> PlannedService.denied(service, denied.refusal());
    };
  }

  private SessionAnswer answer(
      LiveSession session,
      SessionRequest request,
      List<PlannedService> planned,
      LedgerPort.Outcome outcome) {
    return switch (outcome) {
      case LedgerPort.NotTaken notTaken -> {
        if (session.state() == LiveSession.State.BEGINNING) {
          sessions.remove(session.id());
        }
        yield refused(SessionAnswers.refusal(notTaken));
      }
      case LedgerPort.Receipt receipt -> answer(session, request, planned, receipt.reply());
    };
  }

  private SessionAnswer answer(
      LiveSession session,
      SessionRequest request,
      List<PlannedService> planned,
      LedgerReply reply) {
    return switch (reply) {
      case LedgerReply.Charged charged -> {
        session.setState(
            request.phase() == SessionPhase.INITIAL || request.phase() == SessionPhase.UPDATE
                ? LiveSession.State.OPEN
                : LiveSession.State.ENDED);
        yield new SessionAnswer.Answered(SessionAnswers.of(planned, charged));
      }
      case LedgerReply.Refused refused -> {
        boolean wasRefused = session.state() == LiveSession.State.REFUSED;
        if (session.state() == LiveSession.State.BEGINNING) {
          session.setState(LiveSession.State.REFUSED);
        }
        // Clients end also what never began; there is nothing to tell them.
        yield wasRefused && request.phase() == SessionPhase.TERMINATION
            ? new SessionAnswer.Answered(List.of())
            : refused(SessionAnswers.refusal(refused.reason()));
      }
      case LedgerReply.Done _, LedgerReply.Ticked _, LedgerReply.PlanRan _ ->
          throw new IllegalStateException("a session is charged or refused: " + reply);
    };
  }

  private static SessionAnswer refused(SessionRefusal refusal) {
    return new SessionAnswer.Refused(refusal);
  }
}

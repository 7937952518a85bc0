package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.ChargingVersionPort;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.ledger.Session;

/** Plans what is asked of the ledger for a request. Any thread; computes only. */
final class RequestPlanner {

  private static final SessionRefusal TOO_MANY =
      new SessionRefusal(Reason.INVALID, "more services than a session may have");

  private final RunRouter router;
  private final LiveSessions sessions;
  private final SessionNotices notices;
  private final ChargingVersionPort versions;

  RequestPlanner(
      RunRouter router,
      LiveSessions sessions,
      SessionNotices notices,
      ChargingVersionPort versions) {
    this.router = router;
    this.sessions = sessions;
    this.notices = notices;
    this.versions = versions;
  }

  PlannedRequest plan(LiveSession session, SessionRequest request) {
    ServicePlanner planner = new ServicePlanner(request);
    // Of few services, mostly of one.
    List<String> taken = new ArrayList<>(request.services().size());
    List<PlannedService> planned = new ArrayList<>(request.services().size());
    boolean hasBegun = false;
    for (ServiceRequest asked : request.services()) {
      Optional<LiveService> known =
          session.service(asked).filter(service -> !taken.contains(service.name()));
      if (known.isEmpty()) {
        if (session.services().size() >= Session.PARTS_MAX) {
          planned.add(PlannedService.denied(asked, TOO_MANY));
          continue;
        }
        RunDecision decision = router.decide(request.session(), asked, request.sentAt());
        if (decision instanceof RunDecision.Denied denied) {
          planned.add(PlannedService.denied(asked, denied.refusal()));
          continue;
        }
        known = Optional.of(begun(session, request, asked, (RunDecision.Runs) decision));
        taken.add(asked.service());
        hasBegun = true;
      } else {
        taken.add(known.get().name());
      }
      planned.add(planner.plan(asked, known.get(), share(known.get())));
    }
    // The end of what was refused begins it once more, to be asked of the ledger: it holds nothing.
    if (hasBegun && !session.state().isOver()) {
      sessions.file(session);
    }
    return new PlannedRequest(session, request, planned);
  }

  private LiveService begun(
      LiveSession session, SessionRequest request, ServiceRequest asked, RunDecision.Runs runs) {
    ServiceState state =
        ServiceState.begun(runs.runs(), asked.event().extraFields(), request.sentAt());
    return session.begin(new LiveService(asked.service(), versions.current().tariff(), state));
  }

  private int share(LiveService service) {
    int share = 1;
    ServiceState state = service.state();
    for (int i = 0; i < state.runCount(); i++) {
      ServiceRun run = state.run(i);
      if (run.payment() == RunPayment.RESERVED) {
        share = Math.max(share, notices.share(run.account()));
      }
    }
    return share;
  }
}

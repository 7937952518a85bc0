package org.signalbox.charging.session;

import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PriceTurn;

/**
 * A service of a request on its way to the ledger.
 *
 * @param request what was asked
 * @param service whose parts it is; empty where it was denied
 * @param denial why nothing of it is asked of the ledger
 * @param next the service once this is done, but for the answer
 * @param turn where within what was used the price turned
 * @param uncharged usage of this report beyond what can have been
 * @param share into how many shares what was asked for was cut
 * @param parts one for each run
 */
record PlannedService(
    ServiceRequest request,
    Optional<LiveService> service,
    Optional<SessionRefusal> denial,
    Optional<ServiceState> next,
    Optional<PriceTurn> turn,
    long uncharged,
    int share,
    List<PartRequest> parts) {

  static PlannedService denied(ServiceRequest request, SessionRefusal refusal) {
    return new PlannedService(
        request,
        Optional.empty(),
        Optional.of(refusal),
        Optional.empty(),
        Optional.empty(),
        0,
        1,
        List.of());
  }

  /** How many bills the service has. */
  int runCount() {
    return next.isPresent() ? next.get().runCount() : 0;
  }

  /** One of the bills. */
  ServiceRun run(int index) {
    return next.orElseThrow().run(index);
  }

  /** The bills of the service; made anew each time. */
  List<ServiceRun> runs() {
    return next.map(ServiceState::runs).orElse(List.of());
  }
}

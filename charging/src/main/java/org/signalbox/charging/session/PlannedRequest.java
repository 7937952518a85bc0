package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.CommandDraft;

/**
 * A request on its way to the ledger.
 *
 * @param session whose it is
 * @param request what was asked
 * @param services in the order asked
 */
record PlannedRequest(LiveSession session, SessionRequest request, List<PlannedService> services) {

  private static final String OPENS_ACCOUNT = "dynaprepaid";

  PlannedRequest {
    services = List.copyOf(services);
  }

  boolean isBeginning() {
    return request.phase() != SessionPhase.UPDATE && request.phase() != SessionPhase.TERMINATION;
  }

  boolean isEnd() {
    return request.phase() == SessionPhase.TERMINATION || request.phase() == SessionPhase.EVENT;
  }

  /**
   * Whether all was denied, so that nothing is left to ask the ledger. A session may begin and go
   * on without any service: its client names them later.
   */
  boolean asksNothing() {
    boolean isAllDenied = true;
    for (PlannedService service : services) {
      isAllDenied &= service.parts().isEmpty();
    }
    return switch (request.phase()) {
      case INITIAL, ATTEMPT, UPDATE -> isAllDenied && !services.isEmpty();
      case EVENT -> isAllDenied;
      case TERMINATION -> false;
    };
  }

  /** Whether nobody pays for any of it. */
  boolean isFree() {
    return request.isFree();
  }

  Admission admission() {
    return isBeginning() ? Admission.NEW_WORK : Admission.UNDER_WAY;
  }

  /** The one command of all services and bills. */
  CommandDraft draft() {
    return draft(request.phase(), request.number(), services);
  }

  /**
   * The commands that record what nobody pays for. Its first request may be lost while the ledger
   * is away, so any but the last may begin it, and the last may be all there is of it.
   */
  FreeUsage.FreeRecord freeRecord() {
    List<PlannedService> free = services.stream().filter(PlannedRequest::isFree).toList();
    long number = request.number();
    return switch (request.phase()) {
      case INITIAL, ATTEMPT, UPDATE ->
          new FreeUsage.FreeRecord(draft(SessionPhase.INITIAL, number, free), Optional.empty());
      case EVENT ->
          new FreeUsage.FreeRecord(draft(SessionPhase.EVENT, number, free), Optional.empty());
      case TERMINATION ->
          new FreeUsage.FreeRecord(
              draft(SessionPhase.TERMINATION, number, free),
              Optional.of(draft(SessionPhase.EVENT, number + 1, free)));
    };
  }

  private CommandDraft draft(SessionPhase phase, long number, List<PlannedService> of) {
    List<PartRequest> parts = new ArrayList<>(of.size());
    of.forEach(service -> parts.addAll(service.parts()));
    // By the name that is remembered, not the equal one of the request: the ledger keeps what comes
    // last.
    RequestKey key = new RequestKey(session.id(), number);
    if (parts.size() > Charge.PARTS_MAX) {
      throw new IllegalArgumentException("more than " + Charge.PARTS_MAX + " bills");
    }
    // Services of one session may draw from one pool, and so use what another holds.
    boolean isPooled = parts.size() > 1 && phase != SessionPhase.EVENT;
    return at -> new Charge(at, key, phase, request.supervision(), parts, List.of(), isPooled);
  }

  static boolean isFree(PlannedService service) {
    return service.request().event().isFree();
  }

  /** Whether it reports usage, or the end, of what somebody pays for. */
  boolean reportsPaid() {
    return services.stream()
        .filter(service -> !isFree(service))
        .anyMatch(service -> isEnd() || Steps.used(service.request().step()) > 0);
  }

  /** Whether it reports usage of anything. */
  boolean reportsUsage() {
    return services.stream().anyMatch(service -> Steps.used(service.request().step()) > 0);
  }

  /** Whether it may have to open accounts before it can charge them. */
  boolean opensAccounts() {
    return isBeginning() && !accountsToOpen().isEmpty();
  }

  Set<AccountId> accountsToOpen() {
    Set<AccountId> accounts = new TreeSet<>();
    for (PlannedService service : services) {
      for (ServiceRun run : service.runs()) {
        if (run.requestType().endsWith(OPENS_ACCOUNT)) {
          accounts.add(run.account());
        }
      }
    }
    return accounts;
  }
}

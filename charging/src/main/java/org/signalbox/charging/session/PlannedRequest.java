package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.List;
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
    return request.phase() == SessionPhase.INITIAL || request.phase() == SessionPhase.EVENT;
  }

  boolean isEnd() {
    return request.phase() == SessionPhase.TERMINATION || request.phase() == SessionPhase.EVENT;
  }

  /** Whether all was denied, so that nothing is left to ask the ledger. */
  boolean asksNothing() {
    return request.phase() != SessionPhase.TERMINATION
        && services.stream().allMatch(service -> service.parts().isEmpty());
  }

  /** Whether nobody pays for any of it. */
  boolean isFree() {
    return FreeUsage.isFree(request);
  }

  Admission admission() {
    return isBeginning() ? Admission.NEW_WORK : Admission.UNDER_WAY;
  }

  /** The one command of all services and bills. */
  CommandDraft draft() {
    List<PartRequest> parts = new ArrayList<>(services.size());
    services.forEach(service -> parts.addAll(service.parts()));
    RequestKey key = new RequestKey(request.session(), request.number());
    if (parts.size() > Charge.PARTS_MAX) {
      throw new IllegalArgumentException("more than " + Charge.PARTS_MAX + " bills");
    }
    // Services of one session may draw from one pool, and so use what another holds.
    boolean isPooled = parts.size() > 1 && request.phase() != SessionPhase.EVENT;
    return at ->
        new Charge(at, key, request.phase(), request.supervision(), parts, List.of(), isPooled);
  }

  /** The command of what nobody pays for, where the rest was not taken. */
  CommandDraft freeDraft() {
    List<PlannedService> free = services.stream().filter(PlannedRequest::isFree).toList();
    return new PlannedRequest(session, request, free).draft();
  }

  static boolean isFree(PlannedService service) {
    return service.request().event().isFree();
  }

  /** Whether it may have to open accounts before it can charge them. */
  boolean opensAccounts() {
    return isBeginning() && !accountsToOpen().isEmpty();
  }

  Set<AccountId> accountsToOpen() {
    Set<AccountId> accounts = new TreeSet<>();
    for (PlannedService service : services) {
      for (ServiceRun run : service.runs()) {
        if (run.cdr().requestType().endsWith(OPENS_ACCOUNT)) {
          accounts.add(run.terms().account());
        }
      }
    }
    return accounts;
  }
}

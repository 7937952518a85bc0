package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;

/**
 * A service of a request on its way to the ledger.
 *
 * @param request what was asked
 * @param service whose parts it is; empty where it was denied
 * @param denial why nothing of it is asked of the ledger
 * @param parts one for each run
 */
record PlannedService(
    ServiceRequest request,
    Optional<LiveService> service,
    Optional<SessionRefusal> denial,
    List<PartRequest> parts) {

  static PlannedService denied(ServiceRequest request, SessionRefusal refusal) {
    return new PlannedService(request, Optional.empty(), Optional.of(refusal), List.of());
  }

  /**
   * The parts of a service.
   *
   * @param isNoted whether the ledger is to keep what its CDRs will say
   */
  static PlannedService of(ServiceRequest request, LiveService service, boolean isNoted) {
    List<ServiceRun> runs = service.runs();
    List<PartRequest> parts = new ArrayList<>(runs.size());
    for (ServiceRun run : runs) {
      parts.add(
          new PartRequest(
              run.key(),
              Optional.of(run.terms()),
              step(request.step(), run.payment()),
              isNoted ? run.note() : ""));
    }
    return new PlannedService(request, Optional.of(service), Optional.empty(), parts);
  }

  private static PartStep step(UsageStep step, RunPayment payment) {
    return switch (step) {
      case UsageStep.Consume consume ->
          new PartStep.Report(
              consume.used().units(),
              payment == RunPayment.RESERVED
                  ? consume.asked().map(asked -> new PartStep.Reserve(asked.most(), asked.least()))
                  : Optional.empty(),
              consume.isLast());
      case UsageStep.Debit debit ->
          payment == RunPayment.RESERVED
              ? new PartStep.DirectDebit(debit.units())
              : PartStep.Report.ending(debit.units());
      case UsageStep.Refund refund -> new PartStep.Refund(refund.units());
      case UsageStep.PriceEnquiry _, UsageStep.BalanceCheck _ ->
          throw new IllegalArgumentException("a question beside what moves");
    };
  }
}

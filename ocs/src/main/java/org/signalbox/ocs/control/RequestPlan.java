package org.signalbox.ocs.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.session.ChargingEvent;
import org.signalbox.charging.session.SessionAnswer;
import org.signalbox.charging.session.SessionRefusal;
import org.signalbox.charging.session.SessionRequest;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.RequestType;
import org.signalbox.ocs.policy.ContextPolicy;

/**
 * What a request asks of the charging core, and what is needed to answer it then.
 *
 * @param request as it came
 * @param context what holds for its service context
 * @param moment when it was sent
 * @param slots one for each service of the request, in its order
 * @param grants the services that are charged, each once, in the order of {@code charged}
 * @param charged what goes to the charging core
 */
record RequestPlan(
    CreditControlRequest request,
    ContextPolicy context,
    Moment moment,
    List<Slot> slots,
    List<PlannedGrant> grants,
    SessionRequest charged) {

  RequestPlan {
    slots = List.copyOf(slots);
    grants = List.copyOf(grants);
  }

  /**
   * When a request was sent.
   *
   * @param sentAt as far as that can be believed
   * @param reported by the clocks of both sides
   */
  record Moment(Instant sentAt, ReportTime reported) {}

  /** Where the answer of a service of the request comes from. */
  sealed interface Slot {}

  /** From the charging core. */
  record Planned(int grant) implements Slot {}

  /** The same service stands before it in the request, and has the answer of both. */
  record Again(MultipleServices asked, int grant) implements Slot {}

  /** What was used of it is charged, and no more is served. */
  record Closed(MultipleServices asked, int resultCode) implements Slot {}

  /**
   * It is not served.
   *
   * @param mayHaveBegun whether a session that is not remembered may have it
   */
  record Denied(MultipleServices asked, int resultCode, boolean mayHaveBegun) implements Slot {}

  /** Whether only the session can tell what becomes of a service, and nobody here remembers it. */
  boolean isUncertain() {
    for (Slot slot : slots) {
      if (slot instanceof Denied denied && denied.mayHaveBegun()) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing of it may be refused, whoever cannot answer. */
  boolean isNeverRefused() {
    for (PlannedGrant grant : grants) {
      if (!grant.policy().isNeverRefused()) {
        return false;
      }
    }
    return !grants.isEmpty();
  }

  /**
   * Whether something of it has to be charged or closed: usage that somebody pays for, an event, an
   * end. That is never said to be done when it was not, whatever is granted.
   */
  boolean isToBeCharged() {
    boolean isEnd = charged.phase() == SessionPhase.TERMINATION;
    return charged.services().stream()
        .filter(service -> !service.event().isFree())
        .anyMatch(service ->
            isEnd
                || switch (service.step()) {
                  case UsageStep.Consume consume -> consume.used().units() > 0;
                  case UsageStep.Debit _, UsageStep.Refund _ -> true;
                  case UsageStep.PriceEnquiry _, UsageStep.BalanceCheck _ -> false;
                });
  }

  /**
   * The services as they are remembered after this request. What comes again, is overtaken or was
   * not charged is no report: the next one tells of the time before it, too.
   *
   * @param known what was remembered before
   * @param came what the charging core answered
   */
  List<ClientSession.Service> reported(ClientSession known, SessionAnswer.Answered came) {
    List<ClientSession.Service> reported = new ArrayList<>(grants.size());
    for (int i = 0; i < grants.size(); i++) {
      Optional<ClientSession.Service> before = known.service(grants.get(i).service());
      if (before.isPresent() && before.get().number() >= charged.number()) {
        continue;
      }
      boolean isReport =
          request.type() == RequestType.INITIAL
              || i >= came.services().size()
              || came.services().get(i).refusal().map(RequestPlan::isCharged).orElse(true);
      reported.add(
          service(
              i,
              isReport
                  ? Optional.of(moment.reported())
                  : before.flatMap(ClientSession.Service::reportedAt)));
    }
    return reported;
  }

  /** Whether what was reported is charged though no more is granted. */
  private static boolean isCharged(SessionRefusal refusal) {
    return refusal.reason() == SessionRefusal.Reason.CREDIT_LIMIT_REACHED;
  }

  private ClientSession.Service service(int index, Optional<ReportTime> reportedAt) {
    PlannedGrant grant = grants.get(index);
    ChargingEvent event = charged.services().get(index).event();
    return new ClientSession.Service(
        grant.service(),
        grant.asked().ratingGroup().orElse(ClientSession.NO_GROUP),
        event.tor(),
        reportedAt,
        charged.number(),
        grant.longestValidity(),
        event.isFree() ? Optional.of(grant.policy()) : Optional.empty());
  }
}

package org.signalbox.ocs.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.signalbox.charging.session.ServiceRequest;
import org.signalbox.charging.session.SessionRequest;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ocs.message.CcMoney;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;
import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.RefundReference;
import org.signalbox.ocs.message.ReportingReason;
import org.signalbox.ocs.message.RequestType;
import org.signalbox.ocs.message.RequestedAction;
import org.signalbox.ocs.message.ServiceUnits;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.ResultLevel;
import org.signalbox.ocs.policy.SliceRule;
import org.signalbox.ocs.policy.UnitKind;
import org.signalbox.ocs.policy.UnknownSession;
import org.signalbox.rating.TypeOfRecord;

/** Plans one request. Used once, by the event loop that brought it. */
final class RequestPlanner {

  private final CreditControlRequest request;
  private final ContextPolicy context;
  private final List<MappedService> mapped;
  private final Optional<ClientSession> session;
  private final Instant sentAt;

  private final ReportTime reported;

  private final List<RequestPlan.Slot> slots;
  private final List<PlannedGrant> grants;
  private final List<ServiceRequest> services;

  /**
   * @param map what services are about
   * @param session what is remembered of the session
   * @param arrival when the request came
   */
  RequestPlanner(
      CreditControlRequest request,
      ServiceMapPort map,
      Optional<ClientSession> session,
      Instant arrival) {
    this.request = request;
    this.context = map.context(request);
    this.session = session;
    this.sentAt = UsageBound.believed(request.sentAt(), arrival, context);
    this.reported = ReportTime.of(arrival, request.sentAt());
    this.mapped = map.services(request, sentAt);
    int count = request.services().size();
    this.slots = new ArrayList<>(count);
    this.grants = new ArrayList<>(count);
    this.services = new ArrayList<>(count);
  }

  RequestPlan plan() {
    for (int i = 0; i < request.services().size(); i++) {
      MultipleServices asked = request.services().get(i);
      switch (mapped.get(i)) {
        case MappedService.Charged charged -> add(asked, asBegun(asked, charged));
        case MappedService.Refused refused -> refuse(asked, refused);
      }
    }
    SessionRequest charged =
        new SessionRequest(
            request.sessionId(),
            request.number(),
            phase(),
            sentAt,
            context.supervision(longestValidity()),
            beginsUnknown(),
            services);
    return new RequestPlan(
        request, context, new RequestPlan.Moment(sentAt, reported), slots, grants, charged);
  }

  /**
   * A client that is refused by the command has no session; one that is refused by service has, and
   * so has one that is led elsewhere without credit: it asks again, or for another service.
   */
  private boolean outlastsRefusal() {
    boolean isInCommand =
        request.unitsPlace() == UnitsPlace.COMMAND
            || context.resultLevel() == ResultLevel.COMMAND_AND_MSCC;
    // One without any service names them later.
    return !isInCommand
        || slots.isEmpty()
        || grants.stream().anyMatch(grant -> !grant.policy().endsInRefusal());
  }

  /** What is refused now may have begun before: for nothing, or to be paid for. */
  private void refuse(MultipleServices asked, MappedService.Refused refused) {
    Optional<MappedService.Charged> begun =
        refused.otherwise().filter(charged -> known(asked, charged).isPresent());
    if (begun.isEmpty()) {
      boolean mayHaveBegun = session.isEmpty() && refused.otherwise().isPresent();
      slots.add(new RequestPlan.Denied(asked, refused.resultCode(), mayHaveBegun));
      return;
    }
    MappedService.Charged goesOn = asBegun(asked, begun.get());
    if (goesOn.event().isFree()) {
      add(asked, goesOn);
      return;
    }
    boolean ends = request.type() == RequestType.TERMINATION;
    slots.add(new RequestPlan.Closed(asked, ends ? ResultCode.SUCCESS : refused.resultCode()));
    put(grant(asked, goesOn, 0), goesOn);
  }

  private void add(MultipleServices asked, MappedService.Charged charged) {
    OptionalLong wish =
        UnitAmounts.usage(charged.kind(), asked.requested().orElse(ServiceUnits.NONE));
    PlannedGrant grant = grant(asked, charged, reserved(asked, charged, wish));
    int same = put(grant, charged);
    slots.add(
        same < 0 ? new RequestPlan.Planned(grants.size() - 1) : new RequestPlan.Again(asked, same));
  }

  /**
   * Plans a service, or more of one that the request spoke of before.
   *
   * @return which of the grants it is then; -1 for a new one
   */
  private int put(PlannedGrant grant, MappedService.Charged charged) {
    int same = indexOf(grant.service());
    if (same < 0) {
      grants.add(grant);
      services.add(new ServiceRequest(grant.service(), charged.event(), step(grant)));
      return same;
    }
    PlannedGrant both = grants.get(same).and(grant);
    grants.set(same, both);
    services.set(same, new ServiceRequest(grant.service(), services.get(same).event(), step(both)));
    return same;
  }

  private Optional<ClientSession.Service> known(
      MultipleServices asked, MappedService.Charged charged) {
    return session.flatMap(known -> known.service(name(asked, charged)));
  }

  /**
   * What began for nothing stays so: that a call is one for help is said when it begins, and often
   * left out later.
   */
  private MappedService.Charged asBegun(MultipleServices asked, MappedService.Charged charged) {
    Optional<GrantPolicy> free = known(asked, charged).flatMap(ClientSession.Service::free);
    return free.isEmpty() || charged.event().isFree()
        ? charged
        : new MappedService.Charged(
            charged.service(), charged.event().forNothing(), charged.kind(), free.get());
  }

  private int indexOf(String service) {
    for (int i = 0; i < grants.size(); i++) {
      if (grants.get(i).service().equals(service)) {
        return i;
      }
    }
    return -1;
  }

  private PlannedGrant grant(MultipleServices asked, MappedService.Charged charged, long reserved) {
    return new PlannedGrant(
        asked,
        name(asked, charged),
        charged.kind(),
        charged.policy(),
        reserved,
        asked.used(),
        currency(asked));
  }

  /**
   * The service's name. Clients leave out the Service-Identifier in later requests: where a rating
   * group has but one service in the session that is counted alike, that is meant.
   */
  private String name(MultipleServices asked, MappedService.Charged charged) {
    String named = charged.service();
    if (session.isEmpty() || !asked.serviceIdentifiers().isEmpty()) {
      return named;
    }
    ClientSession known = session.get();
    boolean isCounted = isAsking(asked) || UnitAmounts.used(charged.kind(), asked.used()) > 0;
    Optional<TypeOfRecord> counted =
        isCounted ? Optional.of(charged.event().tor()) : Optional.empty();
    return known
        .service(named)
        .or(() -> known.onlyOf(asked.ratingGroup().orElse(ClientSession.NO_GROUP), counted))
        .map(ClientSession.Service::name)
        .orElse(named);
  }

  /**
   * An event is of as many units as it says, or as it has recipients; a session gets slices, one of
   * a message as many as it has recipients.
   */
  private long reserved(MultipleServices asked, MappedService.Charged charged, OptionalLong wish) {
    if (request.type() == RequestType.EVENT) {
      return wish.orElseGet(() -> untold(charged.kind()));
    }
    if (!isAsking(asked)) {
      return 0;
    }
    boolean isMessage =
        wish.isEmpty()
            && charged.kind() == UnitKind.UNITS
            && request.information().recipientCount() > 0;
    return charged
        .policy()
        .slice(charged.kind())
        .reserved(isMessage ? OptionalLong.of(untold(charged.kind())) : wish);
  }

  /** Units of an event that names none: a message for each of its recipients, else one. */
  private long untold(UnitKind kind) {
    int messages = kind == UnitKind.UNITS ? request.information().recipientCount() : 1;
    return Math.max(1, messages) * kind.usagePerUnit();
  }

  /**
   * Whether more is asked for. The first request asks even where it names no units; a later one
   * without any reports the end of a service that is not used any more (RFC 8506 §8.16).
   */
  private boolean isAsking(MultipleServices asked) {
    return switch (request.type()) {
      case INITIAL -> true;
      case UPDATE ->
          asked.requested().isPresent()
              && asked.anyReason().filter(ReportingReason.FINAL::equals).isEmpty();
      case TERMINATION, EVENT -> false;
    };
  }

  private UsageStep step(PlannedGrant grant) {
    return request.type() == RequestType.EVENT ? eventStep(grant) : sessionStep(grant);
  }

  private UsageStep sessionStep(PlannedGrant grant) {
    MultipleServices asked = grant.asked();
    UsageStep.Used used =
        new UsageStep.Used(
            UnitAmounts.used(grant.kind(), grant.reports()),
            UnitAmounts.usedAfterChange(grant.kind(), grant.reports()),
            UsageBound.of(grant.kind(), ran(grant), context));
    boolean isLast =
        request.type() == RequestType.TERMINATION
            || (!grant.isAsking()
                && asked.anyReason().filter(ReportingReason.FINAL::equals).isPresent());
    return new UsageStep.Consume(used, wanted(grant), isLast);
  }

  private static Optional<UsageStep.Asked> wanted(PlannedGrant grant) {
    if (!grant.isAsking()) {
      return Optional.empty();
    }
    SliceRule slice = grant.policy().slice(grant.kind());
    // What could not be granted by itself any more goes with the slice before it, as its end.
    return Optional.of(
        new UsageStep.Asked(grant.reserved(), slice.leastOf(grant.reserved()), slice.least() - 1));
  }

  private Duration ran(PlannedGrant grant) {
    Duration longest = context.supervision(grant.longestValidityEver());
    return UsageBound.ran(reportedAt(grant), reported, longest);
  }

  /**
   * When the service was last heard of; that the session began, for one that is new in it. A report
   * that was overtaken is about a time before that, which nobody remembers.
   */
  private Optional<ReportTime> reportedAt(PlannedGrant grant) {
    if (request.type() == RequestType.INITIAL) {
      return Optional.of(reported);
    }
    return session
        .flatMap(known -> known.service(grant.service()))
        .filter(service -> service.number() < request.number())
        .flatMap(ClientSession.Service::reportedAt);
  }

  private UsageStep eventStep(PlannedGrant grant) {
    long units = grant.reserved();
    return switch (request.action().orElse(RequestedAction.DIRECT_DEBITING)) {
      case DIRECT_DEBITING -> new UsageStep.Debit(units);
      case REFUND_ACCOUNT -> new UsageStep.Refund(units, RefundReference.of(request));
      case CHECK_BALANCE -> new UsageStep.BalanceCheck(units);
      case PRICE_ENQUIRY -> new UsageStep.PriceEnquiry(units);
    };
  }

  private static OptionalInt currency(MultipleServices asked) {
    return asked
        .requested()
        .flatMap(ServiceUnits::money)
        .map(CcMoney::currency)
        .orElse(OptionalInt.empty());
  }

  /** For how long the client may be silent, of what it asks for now and of what it has. */
  private long longestValidity() {
    long longest = 0;
    for (PlannedGrant grant : grants) {
      longest = Math.max(longest, grant.longestValidity());
    }
    if (session.isPresent()) {
      for (ClientSession.Service service : session.get().services()) {
        if (indexOf(service.name()) < 0) {
          longest = Math.max(longest, service.validitySeconds());
        }
      }
    }
    return longest;
  }

  /**
   * What is never refused goes on though nobody knows its session, so it is charged as one that
   * begins here; an end only where something was used.
   */
  private boolean beginsUnknown() {
    if (context.unknownSession() == UnknownSession.START) {
      return true;
    }
    boolean isUsed = request.type() == RequestType.UPDATE;
    for (PlannedGrant grant : grants) {
      if (!grant.policy().isNeverRefused()) {
        return false;
      }
      isUsed |= UnitAmounts.used(grant.kind(), grant.reports()) > 0;
    }
    return isUsed && !grants.isEmpty();
  }

  private SessionPhase phase() {
    return switch (request.type()) {
      case INITIAL -> outlastsRefusal() ? SessionPhase.INITIAL : SessionPhase.ATTEMPT;
      case UPDATE -> SessionPhase.UPDATE;
      case TERMINATION -> SessionPhase.TERMINATION;
      case EVENT -> SessionPhase.EVENT;
    };
  }
}

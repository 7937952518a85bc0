package org.signalbox.ledger.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.signalbox.charging.CdrKey;
import org.signalbox.charging.StoredCdr;
import org.signalbox.charging.session.ServiceAnswer;
import org.signalbox.charging.session.ServiceRequest;
import org.signalbox.charging.session.SessionAnswer;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.charging.session.SessionRequest;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPhase;

/**
 * Judges the session layer by what its doors were told and by the log: what a door was told is what
 * the ledger answered; what a door reported is counted once, in the CDR of its service, whatever
 * was lost and sent again; what was undone has nothing taken any more.
 *
 * <p>It knows no reservations, prices or balances: those are held to {@link ReferenceLedger}.
 */
final class DoorOracle {

  private final Map<RequestKey, SessionRequest> requests = new HashMap<>();
  private final Map<RequestKey, List<LedgerReply>> replies = new HashMap<>();
  private final List<Told> told = new ArrayList<>();
  private final Set<String> undone = new HashSet<>();
  private final Set<Counted> counted = new HashSet<>();

  /** The highest number of each session that was served; and before the session began last. */
  private final Map<String, Long> served = new HashMap<>();

  private final Map<String, Long> servedBefore = new HashMap<>();

  /** Requests refused as a whole though of some part of theirs nothing was counted before. */
  private final Set<RequestKey> untaken = new HashSet<>();

  /** Of each session what its parts had used before they began. */
  private final Map<String, Map<PartKey, Long>> usedBefore = new HashMap<>();

  /** Usage by CGRID and run. */
  private final Map<String, Long> usage = new TreeMap<>();

  /** Where usage was told, by the name of its session. */
  private final Map<String, Set<String>> places = new HashMap<>();

  /** CGRIDs of what nobody pays for: its records may be lost with the process. */
  private final Set<String> free = new HashSet<>();

  private long answers;

  /** An answer that a door has. */
  private record Told(SessionRequest request, SessionAnswer answer) {}

  /** A report that was counted. */
  private record Counted(RequestKey key, PartKey part) {}

  /** A door has sent a request, or is about to. */
  void sent(SessionRequest request) {
    requests.put(key(request), request);
    for (ServiceRequest service : request.services()) {
      if (service.event().isFree()) {
        free.add(cgrId(request.session(), service.service()));
      }
    }
  }

  /** A door was answered. */
  void told(SessionRequest request, SessionAnswer answer) {
    answers++;
    told.add(new Told(request, answer));
  }

  /** How many answers doors got. */
  long answers() {
    return answers;
  }

  /** A command of the log, with the reply that it must have had. */
  void logged(LedgerCommand command, LedgerReply reply) {
    if (!(command instanceof Charge charge) || requestOf(charge).isEmpty()) {
      return;
    }
    replies.computeIfAbsent(charge.sentKey(), key -> new ArrayList<>(1)).add(reply);
    if (reply instanceof LedgerReply.Charged charged) {
      SessionRequest request = requestOf(charge).get();
      noteServed(charge);
      for (PartRequest part : charge.parts()) {
        count(request, key(request), part, charged);
      }
    } else if (reply instanceof LedgerReply.Refused refused && isTooLate(refused.reason())) {
      SessionRequest request = requestOf(charge).get();
      for (PartRequest part : charge.parts()) {
        if (!isKnown(request, new Counted(key(request), part.key()))) {
          untaken.add(key(request));
        }
      }
    }
  }

  private static boolean isTooLate(Refusal reason) {
    return reason == Refusal.OUT_OF_ORDER || reason == Refusal.IN_USE;
  }

  /** What is free and ends a session that is gone is logged once more behind it, as an event. */
  private Optional<SessionRequest> requestOf(Charge charge) {
    RequestKey sent = charge.sentKey();
    Optional<SessionRequest> request = Optional.ofNullable(requests.get(sent));
    boolean mayBeBehind = charge.phase() == SessionPhase.EVENT && sent.number() > 0;
    return request.isPresent() || !mayBeBehind
        ? request
        : Optional.ofNullable(requests.get(new RequestKey(sent.session(), sent.number() - 1)))
            .filter(before -> before.phase() == SessionPhase.TERMINATION);
  }

  /** A session of the same name may have been there before, and been given up. */
  private void noteServed(Charge charge) {
    String session = charge.sentKey().session();
    long number = charge.sentKey().number();
    long before = served.getOrDefault(session, -1L);
    boolean begins =
        charge.phase() != SessionPhase.UPDATE && charge.phase() != SessionPhase.TERMINATION;
    if (begins && number > before) {
      servedBefore.put(session, before);
      usedBefore.put(session, new HashMap<>());
    }
    served.put(session, Math.max(before, number));
  }

  private void count(
      SessionRequest request, RequestKey key, PartRequest part, LedgerReply.Charged charged) {
    Optional<PartOutcome> outcome =
        charged.parts().stream().filter(each -> each.key().equals(part.key())).findFirst();
    boolean isServed =
        outcome.isPresent()
            && outcome.get().refusal().filter(Refusal.OUT_OF_ORDER::equals).isEmpty();
    if (isServed) {
      usedBefore
          .computeIfAbsent(key.session(), session -> new HashMap<>())
          .putIfAbsent(part.key(), usedBefore(service(request, part.key().service()).step()));
    }
    if (isServed && counted.add(new Counted(key, part.key()))) {
      String place = cgrId(key.session(), part.key().service()) + " " + part.key().run();
      usage.merge(place, reported(service(request, part.key().service()).step()), Long::sum);
      places.computeIfAbsent(key.session(), session -> new HashSet<>()).add(place);
    } else if (outcome.isPresent() && !isServed) {
      Counted late = new Counted(key, part.key());
      Invariant.check(isKnown(request, late), "of " + late + " nothing was counted: " + request);
    }
  }

  /**
   * What a report says that is refused as too late was counted before, by this session or another;
   * or its part began without usage or by a direct debit, so that it is recorded and not charged.
   */
  private boolean isKnown(SessionRequest request, Counted late) {
    UsageStep step = service(request, late.part().service()).step();
    return !(step instanceof UsageStep.Consume)
        || reported(step) == 0
        || counted.contains(late)
        || late.key().number() <= servedBefore.getOrDefault(request.session(), -1L)
        || usedBefore.getOrDefault(request.session(), Map.of()).getOrDefault(late.part(), 0L) == 0;
  }

  /**
   * Who is told that a request is too late, or that its session is in use, has lost nothing by it:
   * other than who is told that nobody knows the session. An end behind a later request is
   * recorded, and an event of the name of a session is none of its.
   */
  private void requireTaken(Told each) {
    boolean isRecorded =
        switch (each.request.phase()) {
          case EVENT -> true;
          case TERMINATION -> isRefused(each.answer, Reason.OUT_OF_ORDER);
          case INITIAL, ATTEMPT, UPDATE -> false;
        };
    boolean isTooLate =
        isRefused(each.answer, Reason.OUT_OF_ORDER) || isRefused(each.answer, Reason.FAILED);
    Invariant.check(
        isRecorded || !isTooLate || !untaken.contains(key(each.request)),
        each.request + " was answered " + each.answer + ", and nothing of it was counted");
  }

  private static boolean isRefused(SessionAnswer answer, Reason reason) {
    return answer instanceof SessionAnswer.Refused refused && refused.refusal().reason() == reason;
  }

  /** The service of a request that a part is about. */
  private static ServiceRequest service(SessionRequest request, String name) {
    return request.services().stream()
        .filter(each -> each.service().equals(name) || each.service().equals(ServiceRequest.ONLY))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(request + " says nothing of " + name));
  }

  /** What a first request of a part says that was used before it; a direct debit says nothing. */
  private static long usedBefore(UsageStep first) {
    return first instanceof UsageStep.Consume ? reported(first) : 0;
  }

  private static long reported(UsageStep step) {
    return switch (step) {
      case UsageStep.Consume consume -> Math.min(consume.used().units(), consume.used().bound());
      case UsageStep.Debit debit -> debit.units();
      case UsageStep.Refund _, UsageStep.PriceEnquiry _, UsageStep.BalanceCheck _ -> 0;
    };
  }

  /** Compares what doors were told with the log, which must be known to its end. */
  void compare() {
    for (Told each : told) {
      requireTaken(each);
      if (each.request.services().getFirst().step() instanceof UsageStep.Refund refund
          && refund.of().isPresent()) {
        undone(each, refund.of().get());
      } else {
        requireLogged(each);
      }
    }
    told.clear();
  }

  private void undone(Told asked, String session) {
    if (asked.answer instanceof SessionAnswer.Answered answered
        && answered.services().getFirst().refusal().isEmpty()) {
      undone.add(session);
    }
  }

  private void requireLogged(Told each) {
    if (!(each.answer instanceof SessionAnswer.Answered answered)
        || isOfNothing(each.request, answered)) {
      return;
    }
    List<LedgerReply> known = replies.getOrDefault(key(each.request), List.of());
    boolean isAnswered =
        known.stream()
            .anyMatch(reply ->
                reply instanceof LedgerReply.Charged charged
                    && isTold(each.request, answered, charged));
    Invariant.check(
        isAnswered, each.request + " was answered " + answered + ", the ledger answered " + known);
  }

  /** What is answered without the ledger: questions, what is free, what was denied before. */
  private static boolean isOfNothing(SessionRequest request, SessionAnswer.Answered answered) {
    return answered.services().isEmpty()
        || SimulatedDoor.isPartlyToComeAgain(answered)
        || request.services().stream()
            .allMatch(service ->
                service.event().isFree()
                    || service.step() instanceof UsageStep.PriceEnquiry
                    || service.step() instanceof UsageStep.BalanceCheck);
  }

  private static boolean isTold(
      SessionRequest request, SessionAnswer.Answered answered, LedgerReply.Charged charged) {
    boolean isAlike = answered.cost().equals(charged.cost());
    for (int i = 0; i < request.services().size(); i++) {
      isAlike &= isTold(request.services().get(i), answered.services().get(i), charged);
    }
    return isAlike;
  }

  private static boolean isTold(
      ServiceRequest asked, ServiceAnswer answer, LedgerReply.Charged charged) {
    List<PartOutcome> bills =
        charged.parts().stream()
            .filter(part ->
                part.key().service().equals(asked.service())
                    || asked.service().equals(ServiceRequest.ONLY))
            .toList();
    if (bills.isEmpty()) {
      return answer.refusal().isPresent();
    }
    boolean isAsking =
        asked.step() instanceof UsageStep.Consume consume && consume.asked().isPresent();
    long least = bills.stream().mapToLong(PartOutcome::granted).min().orElseThrow();
    boolean isPaid = !asked.event().isFree() && !asked.event().requestType().equals("*none");
    boolean isRefused = isPaid && bills.stream().anyMatch(bill -> bill.refusal().isPresent());
    return answer.granted() == (isAsking ? least : 0)
        && answer.refusal().isPresent() == isRefused
        && answer.isFinal() == bills.stream().anyMatch(PartOutcome::isFinal)
        && answer.used() == bills.getFirst().used()
        && answer.cost().equals(bills.getFirst().charged());
  }

  /**
   * Compares usage with CDRs and with the sessions that go on.
   *
   * @param cdrs all of them
   */
  void compareAll(List<Session> open, List<StoredCdr> cdrs) {
    Map<String, Long> found = new TreeMap<>();
    for (StoredCdr stored : cdrs) {
      found.merge(placeOf(stored), stored.cdr().usage(), Long::sum);
      Invariant.check(
          !undone.contains(stored.cdr().origin().id()) || stored.debits().isEmpty(),
          stored.cdr().origin().id() + " was undone, and its CDR says something is taken");
    }
    for (Session session : open) {
      session
          .parts()
          .forEach(part ->
              found.merge(
                  cgrId(session.id(), part.key().service()) + " " + part.key().run(),
                  part.used(),
                  Long::sum));
    }
    usage.forEach((place, told) -> {
      long there = found.getOrDefault(place, 0L);
      boolean isFree = free.contains(place.substring(0, place.indexOf(' ')));
      Invariant.check(
          isFree ? there <= told : there == told,
          "of " + place + " doors reported " + told + ", CDRs and open sessions hold " + there);
    });
  }

  /**
   * Where it was told: what began again after it was given up has a CDR under a key of its own,
   * made of where in the log it was charged. A refund lies behind that.
   */
  private String placeOf(StoredCdr stored) {
    CdrKey key = stored.cdr().key();
    String place = key.cgrId() + " " + key.runId();
    if (usage.containsKey(place)) {
      return place;
    }
    Set<String> ofName = places.getOrDefault(stored.cdr().origin().id(), Set.of());
    for (long position = stored.debits().position(); position > 0; position--) {
      for (String told : ofName) {
        if (again(told, key.tenant(), position).equals(key)) {
          return told;
        }
      }
    }
    return place;
  }

  private static CdrKey again(String place, String tenant, long position) {
    int end = place.indexOf(' ');
    return new CdrKey(tenant, place.substring(0, end), place.substring(end + 1)).again(position);
  }

  private static RequestKey key(SessionRequest request) {
    return new RequestKey(request.session(), request.number());
  }

  private static String cgrId(String session, String service) {
    String named = service.equals(ServiceRequest.ONLY) ? session : session + ";" + service;
    return CdrKey.cgrIdOf(named, DoorService.HOST);
  }
}

package org.signalbox.ledger.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.signalbox.charging.session.ServiceAnswer;
import org.signalbox.charging.session.ServiceRequest;
import org.signalbox.charging.session.SessionAnswer;
import org.signalbox.charging.session.SessionRequest;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.ledger.SessionPhase;

/**
 * What one client of the session layer asks: sessions of several services that come and go, are
 * ended, or fall silent; events, and that they be undone; questions.
 */
final class DoorScript {

  private static final int SERVICES_MAX = 3;
  private static final int UNDOABLE_MAX = 20;

  private final String name;
  private final SplittableRandom random;
  private final Map<String, DoorService> services = new LinkedHashMap<>();
  private final List<String> undoable = new ArrayList<>();
  private long sessions;
  private long number;
  private Duration supervision = Duration.ofHours(1);
  private boolean beginsUnknown;
  private boolean isOpen;

  DoorScript(String name, SplittableRandom random) {
    this.name = name;
    this.random = random;
  }

  /** The next request; of the session that is open or of another. */
  SessionRequest next(Instant now) {
    if (isOpen && random.nextInt(15) == 0) {
      // Goes away without a word.
      isOpen = false;
    }
    if (isOpen) {
      return random.nextInt(4) == 0 ? ending(now) : continuing(now);
    }
    begin();
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> event(now, debit());
      case 3 -> event(now, new UsageStep.Refund(random.nextInt(5), Optional.empty()));
      case 4 -> event(now, question());
      case 5, 6 -> undoable.isEmpty() ? event(now, debit()) : event(now, undoing());
      default -> beginning(now);
    };
  }

  private void begin() {
    sessions++;
    number = 0;
    services.clear();
    supervision = Duration.ofSeconds(random.nextInt(2) == 0 ? 8 + random.nextInt(24) : 3_600);
    beginsUnknown = random.nextInt(3) == 0;
  }

  String session() {
    return name + "-" + sessions;
  }

  private UsageStep debit() {
    return new UsageStep.Debit(random.nextInt(20));
  }

  private UsageStep question() {
    return random.nextBoolean()
        ? new UsageStep.PriceEnquiry(random.nextInt(20))
        : new UsageStep.BalanceCheck(random.nextInt(20));
  }

  private UsageStep undoing() {
    String undone = undoable.get(random.nextInt(undoable.size()));
    return new UsageStep.Refund(0, Optional.of(undone));
  }

  private SessionRequest event(Instant now, UsageStep step) {
    DoorService service = DoorService.paid(session(), ServiceRequest.ONLY, random);
    if (step instanceof UsageStep.Debit) {
      maybeUndone();
    }
    return request(
        SessionPhase.EVENT,
        now,
        List.of(new ServiceRequest(service.name(), service.event(), step)));
  }

  private void maybeUndone() {
    undoable.add(session());
    if (undoable.size() > UNDOABLE_MAX) {
      undoable.removeFirst();
    }
  }

  private SessionRequest beginning(Instant now) {
    List<ServiceRequest> asked = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(SERVICES_MAX); i++) {
      asked.add(another(now));
    }
    isOpen = true;
    return request(random.nextBoolean() ? SessionPhase.INITIAL : SessionPhase.ATTEMPT, now, asked);
  }

  private ServiceRequest another(Instant now) {
    String service = "rg:" + services.size();
    DoorService begun = DoorService.begun(session(), service, random);
    services.put(service, begun);
    // What was used before anybody was asked is reported with the first request.
    boolean isLate = random.nextInt(10) == 0;
    UsageStep step =
        isLate
            ? Consume.continuing(begun.used(now), begun.asked())
            : Consume.beginning(begun.asked());
    return new ServiceRequest(service, begun.event(), step);
  }

  private SessionRequest continuing(Instant now) {
    List<ServiceRequest> asked = new ArrayList<>();
    for (DoorService service : some()) {
      UsageStep step =
          switch (random.nextInt(10)) {
            case 0 -> new UsageStep.Debit(random.nextInt(5));
            case 1 -> new Consume(service.used(now), Optional.empty(), random.nextBoolean());
            default -> Consume.continuing(service.used(now), service.asked());
          };
      asked.add(new ServiceRequest(service.name(), service.event(), step));
    }
    if (services.size() < SERVICES_MAX && random.nextInt(5) == 0) {
      asked.add(another(now));
    }
    return request(SessionPhase.UPDATE, now, asked);
  }

  /** Clients with one service leave out its name at times in their last request. */
  private SessionRequest ending(Instant now) {
    List<ServiceRequest> asked = new ArrayList<>();
    for (DoorService service : some()) {
      boolean isUnnamed = services.size() == 1 && random.nextInt(4) == 0;
      asked.add(
          new ServiceRequest(
              isUnnamed ? ServiceRequest.ONLY : service.name(),
              service.event(),
              Consume.ending(service.used(now))));
    }
    isOpen = false;
    if (random.nextInt(4) == 0) {
      maybeUndone();
    }
    return request(SessionPhase.TERMINATION, now, asked);
  }

  /** Some of the services, one at least. */
  private List<DoorService> some() {
    List<DoorService> all = new ArrayList<>(services.values());
    List<DoorService> some = new ArrayList<>(all);
    some.removeIf(service -> random.nextInt(3) == 0);
    return some.isEmpty() ? all : some;
  }

  private SessionRequest request(SessionPhase phase, Instant now, List<ServiceRequest> asked) {
    return new SessionRequest(session(), number++, phase, now, supervision, beginsUnknown, asked);
  }

  /** Whether another request may be sent before the last one is answered. */
  boolean mayOvertake() {
    return isOpen && number > 0;
  }

  /** Whether a request is the last that was made. */
  boolean isLast(SessionRequest request) {
    return request.session().equals(session()) && request.number() == number - 1;
  }

  /** Nobody answers: the client goes away. */
  void giveUp() {
    isOpen = false;
  }

  /** What a request came to. */
  void answered(SessionRequest request, SessionAnswer answer) {
    if (!request.session().equals(session())) {
      return;
    }
    switch (answer) {
      case SessionAnswer.Refused _ -> isOpen &= random.nextInt(3) == 0;
      case SessionAnswer.Answered answered -> {
        boolean isVain = answered.services().stream().allMatch(each -> each.refusal().isPresent());
        if (isVain && request.phase() == SessionPhase.ATTEMPT) {
          // Some go on all the same.
          isOpen &= random.nextInt(3) == 0;
        }
        answered.services().forEach(this::told);
      }
    }
  }

  private void told(ServiceAnswer answer) {
    DoorService service = services.get(answer.service());
    if (service != null) {
      service.told(answer.granted(), answer.priceChange());
    }
  }
}

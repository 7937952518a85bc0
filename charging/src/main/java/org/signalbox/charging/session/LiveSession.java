package org.signalbox.charging.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.signalbox.charging.EpochNanos;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;

/**
 * A session as it is remembered beside the ledger. Any thread; guarded by itself.
 *
 * <p>A hundred thousand are remembered, and the collector copies each of their objects: so moments
 * are numbers here, and steps the octets of all of them together.
 */
final class LiveSession {

  /** A moment before all others, of what never happened. */
  private static final long NEVER = Long.MIN_VALUE;

  private static final long ANSWERED_WITHIN = Duration.ofSeconds(10).toNanos();

  private final String id;
  private final long openedAt;

  /** The service that began first; null where there is none. Nearly all sessions have one. */
  private @Nullable LiveService first;

  /** Immutable; those that began behind it. */
  private List<LiveService> others = List.of();

  /** By {@link StepEncoder}. */
  private byte[] steps = StepEncoder.NO_STEPS;

  private State state = State.BEGINNING;
  private long changedAt;
  private long recalledAt = NEVER;

  /** In nanoseconds. */
  private long supervision;

  /** {@link Amount#unscaled()} of what it has cost so far, as the ledger said last. */
  private long costDigits;

  /** {@link Amount#scale()} of that. */
  private int costScale;

  /** What it has cost, where that is too long for a number; null wherever it is not. */
  private @Nullable Amount wideCost;

  /** What was answered, by earlier sessions of the name too. */
  private CameNumbers came = CameNumbers.NONE;

  /** What earlier sessions of the name were answered. */
  private CameNumbers cameBefore = CameNumbers.NONE;

  /** Until when requests that nobody here was told of have it kept. */
  private long keptUntil = NEVER;

  /** What is known of a session. */
  enum State {
    /** Its first request is under way. */
    BEGINNING,
    OPEN,
    /** Over, or given up. */
    ENDED,
    /** Its first request was refused. */
    REFUSED;

    boolean isOver() {
      return this == ENDED || this == REFUSED;
    }
  }

  LiveSession(String id, Instant openedAt) {
    this.id = id;
    this.openedAt = EpochNanos.of(openedAt);
    this.changedAt = this.openedAt;
  }

  String id() {
    return id;
  }

  Instant openedAt() {
    return EpochNanos.instant(openedAt);
  }

  synchronized State state() {
    return state;
  }

  synchronized Instant changedAt() {
    return EpochNanos.instant(changedAt);
  }

  synchronized void setState(State now, Instant at) {
    state = now;
    changedAt = EpochNanos.of(at);
  }

  /** After how much time without a request the ledger gives it up; known with the first answer. */
  synchronized void supervised(Duration time) {
    supervision = time.toNanos();
  }

  /** It was recalled, and the ledger keeps it until then: longer than its next request may ask. */
  synchronized void keptUntil(Instant moment) {
    keptUntil = EpochNanos.of(moment);
  }

  /**
   * A request of it that does not have it given up before what earlier ones said: after a restart a
   * door does not know what it told of other services.
   */
  synchronized SessionRequest lasting(SessionRequest request, Instant now) {
    if (keptUntil <= EpochNanos.of(now)) {
      return request;
    }
    Duration left = Duration.between(now, EpochNanos.instant(keptUntil));
    return left.compareTo(request.supervision()) > 0 ? request.supervised(left) : request;
  }

  /** The ledger still knew it: believed for as long as an answer takes. */
  synchronized void confirmed(Instant at) {
    if (state == State.OPEN) {
      changedAt = EpochNanos.of(at);
      supervision = 2 * ANSWERED_WITHIN;
    }
  }

  /**
   * Whether the ledger may have given it up: it tells nobody here. Said some seconds too early, for
   * its time begins when a request is logged and this one when it is answered.
   */
  synchronized boolean mayBeGivenUp(Instant now) {
    return state == State.OPEN && EpochNanos.of(now) - changedAt >= supervision - ANSWERED_WITHIN;
  }

  /** It takes the name of another that is over. */
  void follow(LiveSession earlier) {
    CameNumbers known = earlier.came();
    synchronized (this) {
      cameBefore = known;
      came = known;
    }
  }

  /** It was recalled: nobody here knows which requests came, up to the last. */
  synchronized void recalled(long last) {
    came = CameNumbers.upTo(last);
  }

  /** A request of it was answered. */
  synchronized void answered(long number) {
    came = came.with(number);
  }

  private synchronized CameNumbers came() {
    return came;
  }

  /** Whether it, or an earlier session of the name, may have been charged by a request. */
  synchronized boolean mayHaveCome(long number) {
    return came.mayHold(number);
  }

  /** Whether an earlier session of the name may have been charged by a request. */
  synchronized boolean mayBeOfEarlier(long number) {
    return cameBefore.mayHold(number);
  }

  /** Its services, in the order they began; made anew each time. */
  synchronized List<LiveService> services() {
    if (first == null) {
      return List.of();
    }
    if (others.isEmpty()) {
      return List.of(first);
    }
    List<LiveService> all = new ArrayList<>(1 + others.size());
    all.add(first);
    all.addAll(others);
    return all;
  }

  /**
   * The service that a request means. Clients leave out the service id, or all names, in their last
   * requests: where a session has but one service that can be meant, it is. What is counted in
   * another unit is never meant: seconds would be charged as money.
   */
  synchronized Optional<LiveService> service(ServiceRequest asked) {
    String named = asked.service();
    if (first != null && first.name().equals(named)) {
      return Optional.of(first);
    }
    boolean isCounted = Steps.used(asked.step()) > 0 || Steps.asked(asked.step()) > 0;
    LiveService meant = null;
    boolean isOne = true;
    for (LiveService service : services()) {
      if (service.name().equals(named)) {
        return Optional.of(service);
      }
      boolean mayBeMeant =
          named.equals(ServiceRequest.ONLY) || service.name().startsWith(named + "/");
      if (mayBeMeant && (!isCounted || service.tor().equals(asked.event().tor()))) {
        isOne &= meant == null;
        meant = service;
      }
    }
    return isOne ? Optional.ofNullable(meant) : Optional.empty();
  }

  /** Begins a service, unless another request did meanwhile. */
  synchronized LiveService begin(LiveService fresh) {
    if (first == null) {
      first = fresh;
      return fresh;
    }
    for (LiveService service : services()) {
      if (service.name().equals(fresh.name())) {
        return service;
      }
    }
    List<LiveService> behind = new ArrayList<>(others);
    behind.add(fresh);
    others = List.copyOf(behind);
    return fresh;
  }

  /** What it has cost so far, as the ledger said last. */
  synchronized Amount cost() {
    return wideCost == null ? Amount.ofUnscaled(costDigits, costScale) : wideCost;
  }

  synchronized void costs(Amount soFar) {
    costDigits = soFar.isNarrow() ? soFar.unscaled() : 0;
    costScale = soFar.isNarrow() ? soFar.scale() : 0;
    wideCost = soFar.isNarrow() ? null : soFar;
  }

  /** Forgets its services, once it is over; what became of its requests stays. */
  synchronized void forgetServices() {
    first = null;
    others = List.of();
  }

  /** Whose credit it lives on. */
  Set<AccountId> accounts() {
    Set<AccountId> accounts = new TreeSet<>();
    for (LiveService service : services()) {
      ServiceState reached = service.state();
      for (int i = 0; i < reached.runCount(); i++) {
        ServiceRun run = reached.run(i);
        if (run.payment() == RunPayment.RESERVED) {
          accounts.add(run.account());
        }
      }
    }
    return accounts;
  }

  /** Keeps what became of a request, and forgets the oldest beyond a bound. */
  synchronized void keep(SessionStep step, int most) {
    steps = StepEncoder.append(steps, step, most);
  }

  /** What became of its last requests, the oldest first. */
  synchronized List<SessionStep> steps() {
    return StepDecoder.decode(steps);
  }

  /**
   * How long its client may not be asked to come back; where that is zero it counts as asked.
   *
   * @param interval between two times that it is asked
   * @return empty where it is not open
   */
  synchronized Optional<Duration> untilRecalled(Instant now, Duration interval) {
    if (state != State.OPEN) {
      return Optional.empty();
    }
    if (recalledAt != NEVER) {
      Duration left = Duration.between(now, EpochNanos.instant(recalledAt).plus(interval));
      if (left.isPositive()) {
        return Optional.of(left);
      }
    }
    recalledAt = EpochNanos.of(now);
    return Optional.of(Duration.ZERO);
  }

  /** Whether its client was asked to come back at that moment or later. */
  synchronized boolean wasRecalled(Instant since) {
    return recalledAt >= EpochNanos.of(since);
  }
}

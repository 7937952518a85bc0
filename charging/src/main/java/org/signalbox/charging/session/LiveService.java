package org.signalbox.charging.session;

import java.util.List;
import java.util.stream.Stream;
import org.signalbox.ledger.SessionPart;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/**
 * A service of a session that goes on: what was decided when it began, and how far it is. Any
 * thread; guarded by itself, for parallel updates of one session come over several connections.
 */
final class LiveService {

  /** Requests remembered as overtaken; repeats of more of one service are not told apart. */
  private static final int OVERTAKEN_MAX = 100;

  private final String name;
  private final Tariff tariff;
  private List<Long> overtaken = List.of();
  private ServiceState state;
  private long overtakenUsage;

  /** The smallest number that was not refused; -1 where nobody here knows. */
  private long first = -1;

  /**
   * @param tariff in force when it began
   */
  LiveService(String name, Tariff tariff, ServiceState state) {
    this.name = name;
    this.tariff = tariff;
    this.state = state;
  }

  String name() {
    return name;
  }

  Tariff tariff() {
    return tariff;
  }

  /** What its usage counts. */
  TypeOfRecord tor() {
    return state().first().tor();
  }

  synchronized ServiceState state() {
    return state;
  }

  /**
   * Notes what a request reported that came behind a later one, and is not charged: too late for
   * the ledger, or beyond what can have been. It is recorded with the next that is charged.
   *
   * @return false where it was noted before
   */
  synchronized boolean overtaken(long number, long usage) {
    if (overtaken.contains(number)) {
      return false;
    }
    if (overtaken.size() < OVERTAKEN_MAX) {
      // Most services have none.
      overtaken = Stream.concat(overtaken.stream(), Stream.of(number)).toList();
    }
    overtakenUsage = Math.min(overtakenUsage + usage, UsageStep.UNITS_MAX);
    return true;
  }

  /** Whether a request comes behind one that began the service, as far as that is known. */
  synchronized boolean beganBehind(long number) {
    return number < first;
  }

  /**
   * Whether a request comes too late even for the ledger; one that is overtaken by fewer was
   * charged before where that refuses it, unless the service {@link #beganBehind} it.
   */
  synchronized boolean isTooLate(long number) {
    return state.number() - number > SessionPart.LATE_MAX;
  }

  /** What requests reported that came too late to be charged. */
  synchronized long overtakenUsage() {
    return overtakenUsage;
  }

  /** Takes on what an answer made of it, unless a later one did before. */
  synchronized boolean advance(ServiceState next) {
    boolean isLater = next.number() > state.number();
    if (isLater) {
      first = state.number() < 0 ? next.number() : first;
      state = next;
    } else if (!isOutOfOrder(next)) {
      first = Math.min(first, next.number());
    }
    return isLater;
  }

  private static boolean isOutOfOrder(ServiceState next) {
    return next.refusal()
        .filter(why -> why.reason() == SessionRefusal.Reason.OUT_OF_ORDER)
        .isPresent();
  }
}

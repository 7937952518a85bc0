package org.signalbox.charging.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.signalbox.core.Amount;

/**
 * A service of a session as it was last answered. Immutable.
 *
 * @param first its bill that speaks for it: the subscriber's own
 * @param others its other bills; few services have any
 * @param fields what the last request said beside the usage
 * @param number of the last request; -1 before the first
 * @param clock by which moment it is priced, and when that changes
 * @param uncharged usage reported beyond what can have been, in all
 * @param overtaken usage that came too late to be charged, as far as the CDR tells it
 * @param wasGranted whether it was ever granted anything
 * @param granted as the last answer said; 0 before the first
 * @param isFinal as the last answer said
 * @param refusal as the last answer said; empty before the first
 * @param used as the last answer said; 0 before the first
 * @param cost as the last answer said; zero before the first
 */
record ServiceState(
    ServiceRun first,
    List<ServiceRun> others,
    SortedMap<String, String> fields,
    long number,
    PriceClock clock,
    long uncharged,
    long overtaken,
    boolean wasGranted,
    long granted,
    boolean isFinal,
    Optional<SessionRefusal> refusal,
    long used,
    Amount cost) {

  ServiceState {
    others = List.copyOf(others);
  }

  /**
   * A service that begins.
   *
   * @param runs its bills, at least one; the subscriber's own first
   */
  static ServiceState begun(List<ServiceRun> runs, SortedMap<String, String> fields, Instant at) {
    return new ServiceState(
        runs.getFirst(),
        runs.subList(1, runs.size()),
        fields,
        -1,
        PriceClock.at(at),
        0,
        0,
        false,
        0,
        false,
        Optional.empty(),
        0,
        Amount.ZERO);
  }

  /** How many bills it has. */
  int runCount() {
    return 1 + others.size();
  }

  /** One of its bills; 0 is the first. */
  ServiceRun run(int index) {
    return index == 0 ? first : others.get(index - 1);
  }

  /** Its bills, the first in front; made anew each time. */
  List<ServiceRun> runs() {
    if (others.isEmpty()) {
      return List.of(first);
    }
    List<ServiceRun> all = new ArrayList<>(runCount());
    all.add(first);
    all.addAll(others);
    return all;
  }

  /** Whether any bill of this is another than before. */
  boolean hasOtherRunsThan(ServiceState before) {
    return !first.equals(before.first) || !others.equals(before.others);
  }

  /** Whether any request of it was answered. */
  boolean isAnswered() {
    return number >= 0;
  }

  /** The last answer, once there was one. */
  ServiceAnswer answer(String service) {
    return new ServiceAnswer(service, granted, isFinal, refusal, used, cost, clock.announced());
  }

  /** This with an answer. */
  ServiceState answered(ServiceAnswer answer) {
    return new ServiceState(
        first,
        others,
        fields,
        number,
        clock,
        uncharged,
        overtaken,
        wasGranted || answer.granted() > 0,
        answer.granted(),
        answer.isFinal(),
        answer.refusal(),
        answer.used(),
        answer.cost());
  }
}

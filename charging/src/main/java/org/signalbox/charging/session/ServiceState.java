package org.signalbox.charging.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A service of a session as it was last answered. Immutable.
 *
 * @param runs its bills; the subscriber's own first
 * @param fields what the last request said beside the usage
 * @param number of the last request; -1 before the first
 * @param clock by which moment it is priced, and when that changes
 * @param uncharged usage reported beyond what can have been, in all
 * @param overtaken usage that came too late to be charged, as far as the CDR tells it
 * @param wasGranted whether it was ever granted anything
 * @param answer the last; empty before the first
 */
record ServiceState(
    List<ServiceRun> runs,
    SortedMap<String, String> fields,
    long number,
    PriceClock clock,
    long uncharged,
    long overtaken,
    boolean wasGranted,
    Optional<ServiceAnswer> answer) {

  ServiceState {
    runs = List.copyOf(runs);
  }

  /** A service that begins. */
  static ServiceState begun(List<ServiceRun> runs, SortedMap<String, String> fields, Instant at) {
    return new ServiceState(runs, fields, -1, PriceClock.at(at), 0, 0, false, Optional.empty());
  }

  /** The bill that speaks for the service. */
  ServiceRun first() {
    return runs.getFirst();
  }
}

package org.signalbox.bench.ocs;

import java.time.Duration;
import java.util.List;

/**
 * What a generator shall do.
 *
 * @param connections of as many gateways
 * @param places sessions of each at one time
 * @param ratePerSecond requests in a second, over all connections; 0 for as many as are answered
 * @param warmUp before counting
 * @param counting the time of counting
 * @param accounts subscribers in all
 */
public record SessionLoad(
    int connections,
    int places,
    int ratePerSecond,
    Duration warmUp,
    Duration counting,
    int accounts) {

  static final int ARGUMENTS = 6;

  /** As arguments of the generator's process. */
  public List<String> arguments() {
    return List.of(
        Integer.toString(connections),
        Integer.toString(places),
        Integer.toString(ratePerSecond),
        Long.toString(warmUp.toMillis()),
        Long.toString(counting.toMillis()),
        Integer.toString(accounts));
  }

  static SessionLoad of(List<String> a) {
    return new SessionLoad(
        Integer.parseInt(a.get(0)),
        Integer.parseInt(a.get(1)),
        Integer.parseInt(a.get(2)),
        Duration.ofMillis(Long.parseLong(a.get(3))),
        Duration.ofMillis(Long.parseLong(a.get(4))),
        Integer.parseInt(a.get(5)));
  }

  boolean isOpen() {
    return ratePerSecond > 0;
  }
}

package org.signalbox.charging.session;

import java.time.Instant;
import java.util.Optional;

/**
 * When a service was answered of which the client does not say it. Of a call the first report tells
 * how long it has run; anything else runs from when it was set up. What was never used was never
 * answered. All methods are pure.
 */
final class AnswerTime {

  private AnswerTime() {}

  /**
   * The moment, where it is not known and this report tells it.
   *
   * @param used since the service began, as far as that can have been
   * @param sentAt when it was reported
   */
  static Optional<Instant> told(ServiceRun run, long used, Instant sentAt) {
    if (used == 0 || run.isAnswered()) {
      return Optional.empty();
    }
    Instant setup = run.setUp().orElse(sentAt);
    if (!run.tor().isTimed()) {
      return Optional.of(setup);
    }
    Instant begun = sentAt.minusNanos(used);
    return Optional.of(begun.isBefore(setup) ? setup : begun);
  }
}

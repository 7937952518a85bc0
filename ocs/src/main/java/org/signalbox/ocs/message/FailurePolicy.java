package org.signalbox.ocs.message;

import java.util.Optional;

/**
 * What a client is to do when the server does not answer.
 *
 * @param handling Credit-Control-Failure-Handling
 * @param directDebiting Direct-Debiting-Failure-Handling
 * @param failover CC-Session-Failover: whether requests of a session may go to another server
 */
public record FailurePolicy(
    Optional<FailureHandling> handling,
    Optional<DirectDebitingFailureHandling> directDebiting,
    Optional<Boolean> failover) {

  /** Nothing said: the client's own settings hold. */
  public static final FailurePolicy NONE =
      new FailurePolicy(Optional.empty(), Optional.empty(), Optional.empty());
}

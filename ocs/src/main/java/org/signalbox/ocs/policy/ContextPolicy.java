package org.signalbox.ocs.policy;

import java.time.Duration;
import org.signalbox.ocs.message.CostInformation;
import org.signalbox.ocs.message.FailurePolicy;

/**
 * What holds for all sessions of a service context. Immutable; any thread.
 *
 * @param resultLevel where refusals stand
 * @param unknownSession what becomes of requests of sessions that nobody began
 * @param failure what clients are told to do when nobody answers
 * @param supervision a session that nobody reports for is given up after so much time at the
 *     earliest; one second to 15 days
 * @param currency Currency-Code of Cost-Information, ISO 4217 as a number; {@link
 *     CostInformation#NO_CURRENCY} for none
 * @param clockSlack how much longer than by our clocks a client may say that a service was used;
 *     zero to one day
 * @param lineOctets most octets that a client can carry for one service in a second; what it
 *     reports beyond that is recorded and not charged. 1 to {@value #LINE_OCTETS_MAX}
 */
public record ContextPolicy(
    ResultLevel resultLevel,
    UnknownSession unknownSession,
    FailurePolicy failure,
    Duration supervision,
    int currency,
    Duration clockSlack,
    long lineOctets) {

  /** 10 Tbit/s. */
  public static final long LINE_OCTETS_MAX = 1_250_000_000_000L;

  /** 100 Gbit/s: no subscriber's service is faster. */
  static final long LINE_OCTETS = 12_500_000_000L;

  /** What holds where the operator says nothing. */
  public static final ContextPolicy STANDARD =
      new ContextPolicy(
          ResultLevel.MSCC,
          UnknownSession.REFUSE,
          FailurePolicy.NONE,
          Duration.ofHours(2),
          CostInformation.NO_CURRENCY,
          Duration.ofMinutes(1),
          LINE_OCTETS);

  public ContextPolicy {
    if (supervision.toSeconds() < 1 || supervision.compareTo(GrantTimes.MOST) > 0) {
      throw new IllegalArgumentException("a supervision of one second to 15 days");
    }
    if (currency < 0 || currency > 999) {
      throw new IllegalArgumentException("a currency code is 0 to 999, not " + currency);
    }
    if (clockSlack.isNegative() || clockSlack.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a clock slack of zero to one day");
    }
    if (lineOctets < 1 || lineOctets > LINE_OCTETS_MAX) {
      throw new IllegalArgumentException("a line carries up to 10 Tbit/s");
    }
  }

  /** The same with refusals elsewhere. */
  public ContextPolicy with(ResultLevel level) {
    return new ContextPolicy(
        level, unknownSession, failure, supervision, currency, clockSlack, lineOctets);
  }

  /** The same with another answer to unknown sessions. */
  public ContextPolicy with(UnknownSession changed) {
    return new ContextPolicy(
        resultLevel, changed, failure, supervision, currency, clockSlack, lineOctets);
  }

  /** The same with another line. */
  public ContextPolicy withLine(long octetsPerSecond) {
    return new ContextPolicy(
        resultLevel, unknownSession, failure, supervision, currency, clockSlack, octetsPerSecond);
  }

  /**
   * After how much time without a request the session is given up: twice the longest validity (RFC
   * 8506 §13, Tcc), or the supervision where that is longer.
   *
   * @param longestValiditySeconds of what is granted; 0 for none
   */
  public Duration supervision(long longestValiditySeconds) {
    Duration twice = Duration.ofSeconds(Math.multiplyExact(longestValiditySeconds, 2L));
    return twice.compareTo(supervision) > 0 ? twice : supervision;
  }
}

package org.signalbox.ocs.message;

import java.util.OptionalLong;

/**
 * How long and how a grant may be used; each is 0 to 4,294,967,295, and a larger one is written as
 * that.
 *
 * @param validitySeconds Validity-Time (RFC 8506 §8.33): when to ask anew
 * @param holdingSeconds Quota-Holding-Time (TS 32.299 §7.2.157): idle time after which the grant is
 *     given back; 0 means never
 * @param timeThresholdSeconds Time-Quota-Threshold: seconds left when the client asks for more
 * @param volumeThresholdOctets Volume-Quota-Threshold
 * @param unitThreshold Unit-Quota-Threshold
 */
public record GrantTerms(
    OptionalLong validitySeconds,
    OptionalLong holdingSeconds,
    OptionalLong timeThresholdSeconds,
    OptionalLong volumeThresholdOctets,
    OptionalLong unitThreshold) {

  private static final OptionalLong NO = OptionalLong.empty();

  /** Nothing said: the client's own habits hold. */
  public static final GrantTerms NONE = new GrantTerms(NO, NO, NO, NO, NO);

  public GrantTerms {
    requireNotNegative(validitySeconds);
    requireNotNegative(holdingSeconds);
    requireNotNegative(timeThresholdSeconds);
    requireNotNegative(volumeThresholdOctets);
    requireNotNegative(unitThreshold);
  }

  private static void requireNotNegative(OptionalLong term) {
    if (term.isPresent() && term.getAsLong() < 0) {
      throw new IllegalArgumentException("a term is 0 or more, not " + term.getAsLong());
    }
  }
}

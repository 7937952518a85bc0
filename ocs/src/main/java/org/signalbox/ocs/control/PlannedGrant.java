package org.signalbox.ocs.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.signalbox.ocs.message.FinalUnit;
import org.signalbox.ocs.message.MultipleServices;
import org.signalbox.ocs.message.UsedUnits;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.GrantTimes;
import org.signalbox.ocs.policy.UnitKind;

/**
 * A service of a request, and how it is to be granted.
 *
 * @param asked what the client said of it; where it spoke of it twice, the first time
 * @param service its name in the session
 * @param kind what it is counted in
 * @param policy how it is granted
 * @param reserved usage asked of the charging core, or of an event how much it is; 0 where the
 *     client asks for nothing
 * @param reports what the client has used
 * @param currency in which the client counts money; empty where it does not say
 */
record PlannedGrant(
    MultipleServices asked,
    String service,
    UnitKind kind,
    GrantPolicy policy,
    long reserved,
    List<UsedUnits> reports,
    OptionalInt currency) {

  PlannedGrant {
    reports = List.copyOf(reports);
  }

  /** Whether more is asked for. */
  boolean isAsking() {
    return reserved > 0;
  }

  /** The longest Validity-Time that the answer can tell, in seconds; 0 where it tells none. */
  long longestValidity() {
    return isAsking() ? longestValidity(policy, kind, reserved) : 0;
  }

  /** The longest Validity-Time that any answer about the service can have told, in seconds. */
  long longestValidityEver() {
    return longestValidity(policy, kind, policy.slice(kind).maximum());
  }

  private static long longestValidity(GrantPolicy policy, UnitKind kind, long most) {
    GrantTimes times = policy.times();
    long longest = Math.max(times.validitySeconds(false), times.validitySeconds(true));
    boolean isStretched =
        longest > 0
            && kind == UnitKind.TIME
            && !policy.isNeverRefused()
            && policy.finalUnit() instanceof FinalUnit.Terminate;
    return isStretched ? stretched(longest, most + policy.slice(kind).least() - 1) : longest;
  }

  /**
   * The validity of a grant of time with which the service ends: no shorter than the grant, up to
   * the longest there is.
   *
   * @param seconds the validity of other grants
   * @param granted usage of the charging core
   */
  static long stretched(long seconds, long granted) {
    long lasting = Math.min(granted / UnitKind.TIME.usagePerUnit(), GrantTimes.MOST.toSeconds());
    return Math.max(seconds, lasting);
  }

  /**
   * This service, of which the request speaks again: the reports add up, the larger wish counts.
   */
  PlannedGrant and(PlannedGrant again) {
    List<UsedUnits> all = new ArrayList<>(reports);
    all.addAll(again.reports());
    return new PlannedGrant(
        asked, service, kind, policy, Math.max(reserved, again.reserved()), all, currency);
  }
}

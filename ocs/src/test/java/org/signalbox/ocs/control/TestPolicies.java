package org.signalbox.ocs.control;

import java.time.Duration;
import java.util.Optional;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.GrantTimes;
import org.signalbox.ocs.policy.SliceRule;
import org.signalbox.ocs.policy.Threshold;
import org.signalbox.ocs.policy.UnitKind;

/** Grant policies that tests share. */
final class TestPolicies {

  private static final long SECOND = UnitKind.TIME.usagePerUnit();

  private TestPolicies() {}

  /** Calls in slices of so many seconds, unless the client says how much it wants. */
  static GrantPolicy callSlices(long seconds) {
    return TestMap.standard("voice")
        .with(
            UnitKind.TIME,
            new SliceRule(seconds * SECOND, 0, SliceRule.UNLIMITED, SECOND, new Threshold.None()));
  }

  /** All of the credit at once, without times. */
  static GrantPolicy uncapped(String name) {
    GrantPolicy policy =
        TestMap.standard(name)
            .with(new GrantTimes(Optional.empty(), Optional.empty(), Optional.empty()));
    for (UnitKind kind : UnitKind.values()) {
      policy = policy.with(kind, SliceRule.uncapped(kind.smallestGrant()));
    }
    return policy;
  }

  /** Traffic in slices of so many octets, of which the last fifth asks for more. */
  static GrantPolicy trafficSlices(long octets) {
    return TestMap.standard("data")
        .with(UnitKind.OCTETS, new SliceRule(octets, 0, octets, 1_000, new Threshold.Share(20)))
        .with(
            new GrantTimes(
                Optional.of(Duration.ofHours(1)),
                Optional.of(Duration.ofMinutes(5)),
                Optional.of(Duration.ofMinutes(10))));
  }
}

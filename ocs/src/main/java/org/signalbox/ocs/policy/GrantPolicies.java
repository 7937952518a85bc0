package org.signalbox.ocs.policy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.ocs.message.FinalUnit;

/**
 * Grant policies by name: those that are there without a file, and the operator's, which may take
 * their place. Immutable; any thread.
 *
 * @param byName each under its own name
 */
public record GrantPolicies(Map<String, GrantPolicy> byName) {

  /** Calls: slices of five minutes. */
  public static final String VOICE = "voice";

  /** Data: slices of 100 MB, with threshold and holding time, so that traffic does not stall. */
  public static final String DATA = "data";

  /** Messages and other events. */
  public static final String MESSAGE = "message";

  /** Emergency calls and free numbers: never refused. */
  public static final String FREE = "free";

  private static final long SECOND = UnitKind.TIME.usagePerUnit();
  private static final long MEGABYTE = 1_000_000;
  private static final long CURRENCY = UnitKind.MONEY.usagePerUnit();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  /** What is there without a file. */
  public static final GrantPolicies STANDARD = standard();

  public GrantPolicies {
    byName = Map.copyOf(byName);
  }

  /** The policy of a name. */
  public Optional<GrantPolicy> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names, in no particular order. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** These and another, which takes the place of the one of its name. */
  public GrantPolicies with(GrantPolicy policy) {
    Map<String, GrantPolicy> all = new LinkedHashMap<>(byName);
    all.put(policy.name(), policy);
    return new GrantPolicies(all);
  }

  private static GrantPolicies standard() {
    GrantTimes call =
        new GrantTimes(Optional.of(HOUR), Optional.of(FIVE_MINUTES), Optional.empty());
    GrantTimes traffic =
        new GrantTimes(Optional.of(HOUR), Optional.of(FIVE_MINUTES), Optional.of(FIVE_MINUTES));
    GrantPolicy voice =
        new GrantPolicy(
            VOICE, slices(), call, new FinalUnit.Terminate(), Optional.empty(), false, false);
    GrantPolicy data =
        new GrantPolicy(
            DATA, slices(), traffic, new FinalUnit.Terminate(), Optional.empty(), true, false);
    return new GrantPolicies(
        Map.of(
            VOICE,
            voice,
            DATA,
            data,
            MESSAGE,
            voice.named(MESSAGE),
            FREE,
            voice.named(FREE).neverRefused()));
  }

  private static Map<UnitKind, SliceRule> slices() {
    Map<UnitKind, SliceRule> slices = new EnumMap<>(UnitKind.class);
    slices.put(
        UnitKind.TIME,
        new SliceRule(300 * SECOND, 0, 3_600 * SECOND, SECOND, new Threshold.None()));
    slices.put(
        UnitKind.OCTETS,
        new SliceRule(
            100 * MEGABYTE, 0, 1_000 * MEGABYTE, MEGABYTE / 100, new Threshold.Share(20)));
    slices.put(UnitKind.UNITS, new SliceRule(1, 0, 1_000, 1, new Threshold.None()));
    slices.put(
        UnitKind.MONEY,
        new SliceRule(CURRENCY, 0, 100 * CURRENCY, CURRENCY / 100, new Threshold.None()));
    return slices;
  }
}

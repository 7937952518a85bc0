package org.signalbox.ocs.policy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.signalbox.ocs.message.FinalUnit;

/**
 * How a service is granted. Immutable; any thread.
 *
 * @param name as services name it
 * @param slices how much at once, for every kind of unit
 * @param times for how long
 * @param finalUnit what the client does once the last of the credit is used
 * @param pool the pool that it shares with other services; empty for none
 * @param tellsTariffChange whether clients are told when the price changes within a grant
 * @param isNeverRefused whether it is granted whatever the account holds, also when nobody can say:
 *     emergency calls, and what is free
 */
public record GrantPolicy(
    String name,
    Map<UnitKind, SliceRule> slices,
    GrantTimes times,
    FinalUnit finalUnit,
    Optional<CreditPool> pool,
    boolean tellsTariffChange,
    boolean isNeverRefused) {

  /**
   * @throws IllegalArgumentException when a kind of unit has no slice
   */
  public GrantPolicy {
    slices = Map.copyOf(new EnumMap<>(slices));
    if (slices.size() != UnitKind.values().length) {
      throw new IllegalArgumentException("a slice for every kind of unit");
    }
  }

  /** How much at once of a kind. */
  public SliceRule slice(UnitKind kind) {
    SliceRule slice = slices.get(kind);
    if (slice == null) {
      throw new IllegalStateException("a policy has a slice for every kind of unit");
    }
    return slice;
  }

  /** Whether a service without credit is refused, and not led elsewhere or granted all the same. */
  public boolean endsInRefusal() {
    return !isNeverRefused && finalUnit instanceof FinalUnit.Terminate;
  }

  /** The same under another name. */
  public GrantPolicy named(String other) {
    return new GrantPolicy(
        other, slices, times, finalUnit, pool, tellsTariffChange, isNeverRefused);
  }

  /** The same with another slice of one kind. */
  public GrantPolicy with(UnitKind kind, SliceRule slice) {
    Map<UnitKind, SliceRule> changed = new EnumMap<>(slices);
    changed.put(kind, slice);
    return new GrantPolicy(
        name, changed, times, finalUnit, pool, tellsTariffChange, isNeverRefused);
  }

  /** The same with other times. */
  public GrantPolicy with(GrantTimes changed) {
    return new GrantPolicy(
        name, slices, changed, finalUnit, pool, tellsTariffChange, isNeverRefused);
  }

  /** The same with another end of the credit. */
  public GrantPolicy with(FinalUnit changed) {
    return new GrantPolicy(name, slices, times, changed, pool, tellsTariffChange, isNeverRefused);
  }

  /** The same in a pool. */
  public GrantPolicy with(CreditPool changed) {
    return new GrantPolicy(
        name, slices, times, finalUnit, Optional.of(changed), tellsTariffChange, isNeverRefused);
  }

  /** The same, granted whatever the account holds. */
  public GrantPolicy neverRefused() {
    return new GrantPolicy(name, slices, times, finalUnit, pool, tellsTariffChange, true);
  }
}

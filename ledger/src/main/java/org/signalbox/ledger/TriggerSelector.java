package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.ledger.internal.Texts;

/**
 * Which triggers of an account are meant.
 *
 * @param group those of one group; empty for all
 * @param id those of one name; empty for all
 * @param type those that watch just this; empty for all
 * @param balance those that watch balances which are meant here
 */
public record TriggerSelector(
    Optional<String> group,
    Optional<String> id,
    Optional<ThresholdType> type,
    BalancePattern balance) {

  /** Every trigger. */
  public static final TriggerSelector ALL =
      new TriggerSelector(Optional.empty(), Optional.empty(), Optional.empty(), BalancePattern.ANY);

  public TriggerSelector {
    group.ifPresent(name -> Texts.requireText("trigger group", name));
    id.ifPresent(name -> Texts.requireName("trigger", name));
  }

  /** The triggers of one group. */
  public static TriggerSelector ofGroup(String group) {
    return new TriggerSelector(
        Optional.of(group), Optional.empty(), Optional.empty(), BalancePattern.ANY);
  }

  public boolean matches(TriggerState state) {
    return group.map(name -> name.equals(state.group())).orElse(true)
        && id.map(name -> name.equals(state.trigger().id())).orElse(true)
        && type.map(wanted -> wanted == state.trigger().type()).orElse(true)
        && balance.matches(state.trigger().balance());
  }
}

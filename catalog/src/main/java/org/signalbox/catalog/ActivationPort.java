package org.signalbox.catalog;

import java.time.Instant;
import java.util.List;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;

/**
 * Has a version of the catalog that is stored take effect elsewhere too: the ledger prices by a
 * tariff that its log names.
 */
@FunctionalInterface
public interface ActivationPort {

  /** Everything takes effect as soon as it is stored. */
  ActivationPort AT_ONCE = activation -> {};

  /**
   * Keeps ready what taking effect needs, before the version is stored: what can fail fails here,
   * and then the change is refused. What is kept for a version that is not stored after all does no
   * harm. Called by one thread at a time; may block.
   *
   * @throws CatalogStorageFailure when it cannot be kept, on a full disk say
   */
  default void prepare(Activation activation) {}

  /**
   * Returns when the decision is made; the version is in force then. Called by one thread at a
   * time; may block; must not throw.
   */
  void activate(Activation activation);

  /**
   * A tariff about to take effect.
   *
   * @param before what was in force
   * @param changes what makes the new tariff of that, one after the other
   * @param tariff what is in force after it
   * @param effectiveAt from when on it prices
   */
  record Activation(Tariff before, List<TariffChange> changes, Tariff tariff, Instant effectiveAt) {
    public Activation {
      changes = List.copyOf(changes);
    }
  }
}

package org.signalbox.catalog.compile;

import java.util.Optional;
import org.signalbox.ledger.BalanceTiming;

/** What the names in a balance stand for. */
public interface BalanceNames {

  /** Whether there is a destination of that name. */
  boolean hasDestination(String id);

  /** The timing of that name; empty for none. */
  Optional<BalanceTiming> timing(String id);
}

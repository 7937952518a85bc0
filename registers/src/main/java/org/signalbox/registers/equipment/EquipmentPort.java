package org.signalbox.registers.equipment;

import java.util.Optional;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;

/** Who decides whether equipment may connect. Never waits; any thread. */
@FunctionalInterface
public interface EquipmentPort {

  /** Checks equipment, in the hands of a subscription where that is known; empty: not yet. */
  Optional<Verdict> check(Pei pei, Optional<Supi> supi);
}

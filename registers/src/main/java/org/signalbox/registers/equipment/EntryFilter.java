package org.signalbox.registers.equipment;

import java.util.Optional;
import org.signalbox.core.Supi;

/**
 * Which entries are listed.
 *
 * @param mark with this mark
 * @param equipmentPrefix whose equipment's text begins so; empty for all
 * @param supi of this subscription
 */
public record EntryFilter(
    Optional<EquipmentMark> mark, String equipmentPrefix, Optional<Supi> supi) {

  /** Lists all. */
  public static final EntryFilter ALL = new EntryFilter(Optional.empty(), "", Optional.empty());
}

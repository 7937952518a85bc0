package org.signalbox.registers.equipment;

import java.util.Optional;
import org.signalbox.core.Supi;

/**
 * What an entry is found by; the register has at most one entry of each.
 *
 * @param equipment which equipment
 * @param supi of which subscription; empty for any
 */
public record EntryKey(EquipmentSelector equipment, Optional<Supi> supi) {

  /** An entry for any subscription. */
  public static EntryKey of(EquipmentSelector equipment) {
    return new EntryKey(equipment, Optional.empty());
  }

  /** Whether it names a range that is no whole type, for any subscription. */
  public boolean isLooseRange() {
    return supi.isEmpty() && equipment instanceof EquipmentSelector.Range;
  }

  /** Whether it names one device or address, for any subscription. */
  public boolean isOneDevice() {
    return supi.isEmpty()
        && (equipment instanceof EquipmentSelector.OneImei
            || equipment instanceof EquipmentSelector.OneAddress);
  }

  /** The SUPI's text; empty for any. */
  public String supiText() {
    return supi.map(Supi::text).orElse("");
  }
}

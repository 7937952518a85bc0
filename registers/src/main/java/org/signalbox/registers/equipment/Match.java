package org.signalbox.registers.equipment;

import java.util.Optional;

/**
 * One thing that speaks about checked equipment.
 *
 * @param basis what it is
 * @param key the entry; empty where it is none: a broken lock, or that there is no entry
 * @param mark what the entry says
 * @param status what a network would be told by it; empty for a lock that holds, and for unknown
 *     equipment that is an error by policy
 */
public record Match(
    Basis basis,
    Optional<EntryKey> key,
    Optional<EquipmentMark> mark,
    Optional<EquipmentStatus> status) {

  /** True when it decides where nothing comes before it: all but a lock that holds. */
  public boolean decides() {
    return mark.filter(said -> said == EquipmentMark.LOCKED).isEmpty();
  }
}

package org.signalbox.registers.equipment;

/**
 * The part of an entry that decides; what else is known of it stays in the store.
 *
 * @param key what it is found by
 * @param mark what it says
 */
public record MarkedKey(EntryKey key, EquipmentMark mark) {

  /** The deciding part of an entry. */
  public static MarkedKey of(EquipmentEntry entry) {
    return new MarkedKey(entry.key(), entry.mark());
  }
}

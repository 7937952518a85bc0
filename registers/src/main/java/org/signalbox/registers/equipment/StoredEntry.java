package org.signalbox.registers.equipment;

/**
 * An entry as the store has it.
 *
 * @param entry the entry
 * @param change the number of the change that made it what it is, see {@link EquipmentChange}
 */
public record StoredEntry(EquipmentEntry entry, long change) {}

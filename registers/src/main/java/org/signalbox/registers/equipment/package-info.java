/**
 * The equipment register (EIR): which phones and devices may connect, for 4G and 5G alike.
 *
 * <p>Starting points: {@link org.signalbox.registers.equipment.EquipmentRegister} decides, {@link
 * org.signalbox.registers.equipment.LiveEquipment} changes it durably, {@link
 * org.signalbox.registers.equipment.csv.EquipmentImport} fills it from files. Nothing here knows a
 * protocol.
 */
@NullMarked
package org.signalbox.registers.equipment;

import org.jspecify.annotations.NullMarked;

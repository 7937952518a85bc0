/**
 * The equipment register as CSV: lists of other makers come in, the whole register goes out and
 * comes back.
 *
 * <p>Starting points: {@link org.signalbox.registers.equipment.csv.EquipmentImport} and {@link
 * org.signalbox.registers.equipment.csv.EquipmentCsvWriter}.
 */
@NullMarked
package org.signalbox.registers.equipment.csv;

import org.jspecify.annotations.NullMarked;

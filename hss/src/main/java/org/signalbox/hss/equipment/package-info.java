/**
 * The equipment register over Diameter: S13 and S13' (TS 29.272 §6), which an MME and an SGSN ask.
 *
 * <p>Starting point: {@link org.signalbox.hss.equipment.EquipmentCheckApplication}.
 */
@NullMarked
package org.signalbox.hss.equipment;

import org.jspecify.annotations.NullMarked;

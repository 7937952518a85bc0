/**
 * The equipment register through the API: checks with their reasons, entries, imports, and what was
 * changed and checked.
 *
 * <p>Starting points: {@link org.signalbox.rpc.equipment.EquipmentMethods} and {@link
 * org.signalbox.rpc.equipment.EquipmentImportMethods}.
 */
@NullMarked
package org.signalbox.rpc.equipment;

import org.jspecify.annotations.NullMarked;

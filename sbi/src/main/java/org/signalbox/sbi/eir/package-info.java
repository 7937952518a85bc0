/**
 * N5g-eir_EquipmentIdentityCheck (TS 29.511): what an AMF asks before it lets equipment in.
 *
 * <p>Starting point: {@link org.signalbox.sbi.eir.EquipmentStatusService}.
 */
@NullMarked
package org.signalbox.sbi.eir;

import org.jspecify.annotations.NullMarked;

/**
 * Nnrf_NFManagement (TS 29.510 §5.2): network functions register, beat, change and leave; others
 * are told.
 *
 * <p>Starting points: {@link org.signalbox.sbi.nrf.management.NrfManagement} (the operations),
 * {@link org.signalbox.sbi.nrf.management.StatusNotifier} (what tells others).
 */
@NullMarked
package org.signalbox.sbi.nrf.management;

import org.jspecify.annotations.NullMarked;

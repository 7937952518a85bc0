/**
 * The network repository function (TS 29.510).
 *
 * <p>Starting points: {@link org.signalbox.sbi.nrf.management.NrfManagement} (register, subscribe).
 */
@NullMarked
package org.signalbox.sbi.nrf;

import org.jspecify.annotations.NullMarked;

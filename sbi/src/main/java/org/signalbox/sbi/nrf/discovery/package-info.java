/**
 * Nnrf_NFDiscovery (TS 29.510 §5.3 and §6.2): which network functions a consumer may use.
 *
 * <p>Starting points: {@link org.signalbox.sbi.nrf.discovery.NfDiscovery}, {@link
 * org.signalbox.sbi.nrf.discovery.DiscoveryParameters}, {@link
 * org.signalbox.sbi.nrf.discovery.DiscoveryRequest}.
 *
 * <p>Rule of the package: what a parameter means stands in the register's conditions; here it is
 * only read.
 */
@NullMarked
package org.signalbox.sbi.nrf.discovery;

import org.jspecify.annotations.NullMarked;

/** Tests of discovery. */
@NullMarked
package org.signalbox.sbi.nrf.discovery;

import org.jspecify.annotations.NullMarked;

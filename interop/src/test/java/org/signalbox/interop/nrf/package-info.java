/** Tests of the register of network functions on real database servers. */
@NullMarked
package org.signalbox.interop.nrf;

import org.jspecify.annotations.NullMarked;

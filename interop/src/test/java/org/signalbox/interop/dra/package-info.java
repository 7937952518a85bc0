/**
 * The routing agent beside real Diameter software: freeDiameter and Kamailio as peers, freeDiameter
 * as the yardstick of routing, Wireshark as the judge of the wire.
 */
@NullMarked
package org.signalbox.interop.dra;

import org.jspecify.annotations.NullMarked;

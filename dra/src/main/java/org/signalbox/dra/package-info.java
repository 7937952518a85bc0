/**
 * The Diameter Routing Agent: decides which peer a request goes to.
 *
 * <p>Starting point: {@link org.signalbox.dra.freediameter.FreeDiameterRouter}, the decision under
 * an operator's freeDiameter files.
 */
@NullMarked
package org.signalbox.dra;

import org.jspecify.annotations.NullMarked;

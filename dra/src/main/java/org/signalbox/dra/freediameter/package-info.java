/**
 * An operator's freeDiameter files, read as freeDiameter reads them.
 *
 * <p>Starting points: {@link org.signalbox.dra.freediameter.FreeDiameterConfig} (what a main file
 * and all that it names), {@link org.signalbox.dra.freediameter.FreeDiameterConfig} (what it says),
 * {@link org.signalbox.dra.freediameter.RtDefaultParser} (routing rules).
 */
@NullMarked
package org.signalbox.dra.freediameter;

import org.jspecify.annotations.NullMarked;

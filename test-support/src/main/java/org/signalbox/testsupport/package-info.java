/**
 * What tests of every module share, none of it the product's own code.
 *
 * <p>Starting points: {@link org.signalbox.testsupport.RunningSignalbox} (the program in a process
 * of its own), {@link org.signalbox.testsupport.VirtualClock} (time that a test moves), {@link
 * org.signalbox.testsupport.Seeded} (randomness that can be repeated).
 */
@NullMarked
package org.signalbox.testsupport;

import org.jspecify.annotations.NullMarked;

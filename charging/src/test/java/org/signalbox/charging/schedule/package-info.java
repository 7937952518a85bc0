/** Tests of when plans come due, on a clock that tests turn. */
@NullMarked
package org.signalbox.charging.schedule;

import org.jspecify.annotations.NullMarked;

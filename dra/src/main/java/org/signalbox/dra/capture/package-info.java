/** Diameter messages out of captures and hex texts, for explanations and replays. */
@NullMarked
package org.signalbox.dra.capture;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.signalbox.hss.equipment;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.signalbox.registers.equipment;

import org.jspecify.annotations.NullMarked;

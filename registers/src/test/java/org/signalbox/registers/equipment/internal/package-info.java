@NullMarked
package org.signalbox.registers.equipment.internal;

import org.jspecify.annotations.NullMarked;

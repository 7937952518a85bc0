@NullMarked
package org.signalbox.registers.equipment.csv;

import org.jspecify.annotations.NullMarked;

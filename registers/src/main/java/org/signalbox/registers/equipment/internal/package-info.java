/** How the register keeps millions of entries in little memory. */
@NullMarked
package org.signalbox.registers.equipment.internal;

import org.jspecify.annotations.NullMarked;

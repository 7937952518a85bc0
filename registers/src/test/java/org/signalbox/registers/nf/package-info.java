/** Tests of the register of network functions. */
@NullMarked
package org.signalbox.registers.nf;

import org.jspecify.annotations.NullMarked;

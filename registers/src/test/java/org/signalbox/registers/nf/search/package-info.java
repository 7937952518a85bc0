/** Tests of finding network functions. */
@NullMarked
package org.signalbox.registers.nf.search;

import org.jspecify.annotations.NullMarked;

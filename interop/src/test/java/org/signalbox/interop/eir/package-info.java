/** The equipment register in the real program, asked by clients that are not ours. */
@NullMarked
package org.signalbox.interop.eir;

import org.jspecify.annotations.NullMarked;

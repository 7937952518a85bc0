/** Tests of the methods on CDRs, over a real store. */
@NullMarked
package org.signalbox.rpc.cdr;

import org.jspecify.annotations.NullMarked;

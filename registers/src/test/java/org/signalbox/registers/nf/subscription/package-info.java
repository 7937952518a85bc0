/** Subscriptions by their conditions. */
@NullMarked
package org.signalbox.registers.nf.subscription;

import org.jspecify.annotations.NullMarked;

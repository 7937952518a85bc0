/** Tests of how the shard keeps its state. */
@NullMarked
package org.signalbox.ledger.internal;

import org.jspecify.annotations.NullMarked;

/** Tests of what leaves the ledger for the world. */
@NullMarked
package org.signalbox.charging.outbox;

import org.jspecify.annotations.NullMarked;

/** Tests of the history of accounts. */
@NullMarked
package org.signalbox.ledger.runtime.history;

import org.jspecify.annotations.NullMarked;

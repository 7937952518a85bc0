/** The ledger's rules as sentences. */
@NullMarked
package org.signalbox.ledger;

import org.jspecify.annotations.NullMarked;

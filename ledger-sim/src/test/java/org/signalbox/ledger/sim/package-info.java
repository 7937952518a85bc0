@NullMarked
package org.signalbox.ledger.sim;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.signalbox.ledger.runtime.journal;

import org.jspecify.annotations.NullMarked;

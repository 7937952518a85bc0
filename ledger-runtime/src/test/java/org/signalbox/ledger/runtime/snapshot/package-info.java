@NullMarked
package org.signalbox.ledger.runtime.snapshot;

import org.jspecify.annotations.NullMarked;

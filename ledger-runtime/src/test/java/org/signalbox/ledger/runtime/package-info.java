@NullMarked
package org.signalbox.ledger.runtime;

import org.jspecify.annotations.NullMarked;

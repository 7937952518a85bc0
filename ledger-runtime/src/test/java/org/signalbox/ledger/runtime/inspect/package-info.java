@NullMarked
package org.signalbox.ledger.runtime.inspect;

import org.jspecify.annotations.NullMarked;

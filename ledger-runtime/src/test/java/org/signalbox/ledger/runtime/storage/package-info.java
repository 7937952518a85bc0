@NullMarked
package org.signalbox.ledger.runtime.storage;

import org.jspecify.annotations.NullMarked;

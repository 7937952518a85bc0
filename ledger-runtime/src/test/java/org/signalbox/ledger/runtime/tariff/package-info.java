@NullMarked
package org.signalbox.ledger.runtime.tariff;

import org.jspecify.annotations.NullMarked;

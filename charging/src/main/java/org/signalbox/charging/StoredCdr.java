package org.signalbox.charging;

import java.time.Instant;
import java.util.Optional;

/**
 * A CDR as the store has it.
 *
 * @param orderId grows with every CDR stored; what clients see as {@code OrderID}
 * @param cdr what was stored
 * @param createdAt when it was stored
 * @param updatedAt when it was last changed
 * @param debits what the ledger took for it
 */
public record StoredCdr(
    long orderId, Cdr cdr, Instant createdAt, Optional<Instant> updatedAt, CdrDebits debits) {

  /** The same with another price. */
  StoredCdr with(Cdr priced) {
    return new StoredCdr(orderId, priced, createdAt, updatedAt, debits);
  }
}

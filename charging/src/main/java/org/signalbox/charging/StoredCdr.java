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
 */
public record StoredCdr(long orderId, Cdr cdr, Instant createdAt, Optional<Instant> updatedAt) {}

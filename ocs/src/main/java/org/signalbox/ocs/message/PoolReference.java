package org.signalbox.ocs.message;

import org.signalbox.core.Amount;

/**
 * A credit pool that a grant is drawn from (G-S-U-Pool-Reference, RFC 8506 §8.30).
 *
 * @param pool 0 to 4,294,967,295
 * @param unit in which units of the service the grant counts
 * @param value abstract units of the pool for one unit of the service
 */
public record PoolReference(long pool, PoolUnit unit, Amount value) {}

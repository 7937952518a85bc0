/**
 * What the ledger costs, measured in a process of its own beside a raw loop of syncs.
 *
 * <p>Starting points: {@link org.signalbox.bench.ledger.LedgerMeasurement}.
 *
 * <p>Rule of the package: everything a figure is compared with is measured in the same run.
 */
@NullMarked
package org.signalbox.bench.ledger;

import org.jspecify.annotations.NullMarked;

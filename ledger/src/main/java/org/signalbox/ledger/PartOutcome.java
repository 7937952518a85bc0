package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.core.Amount;

/**
 * What came of a part of a request.
 *
 * @param key the part
 * @param granted usage that may follow; 0 where nothing was asked for or nothing can be paid
 * @param refusal why nothing was granted or done; or why usage could not be debited
 * @param isFinal whether there is credit for no more than was granted
 * @param used usage of the part so far
 * @param charged money that the usage so far cost
 */
public record PartOutcome(
    PartKey key,
    long granted,
    Optional<Refusal> refusal,
    boolean isFinal,
    long used,
    Amount charged) {}

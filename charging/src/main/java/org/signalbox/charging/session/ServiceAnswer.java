package org.signalbox.charging.session;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.core.Amount;

/**
 * What came of one service of a request.
 *
 * @param service as the request named it
 * @param granted usage that may follow, or for a balance check what there is credit for of it; 0
 *     for none
 * @param isFinal whether there is credit for no more than was granted
 * @param refusal why nothing was granted or done; empty where it was
 * @param used usage of the session so far
 * @param cost of what was used so far, of the event, or of what was asked about; of the bill that
 *     comes first
 * @param priceChange the next moment at which the price may change while the service goes on; empty
 *     where it does not within a day
 */
public record ServiceAnswer(
    String service,
    long granted,
    boolean isFinal,
    Optional<SessionRefusal> refusal,
    long used,
    Amount cost,
    Optional<Instant> priceChange) {}

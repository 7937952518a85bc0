package org.signalbox.ledger;

import java.util.Optional;

/**
 * What a client asks for one part.
 *
 * @param key the part
 * @param terms what it is about; needed where it begins, and without meaning after that
 * @param step what is to be done
 */
public record PartRequest(PartKey key, Optional<PartTerms> terms, PartStep step) {}

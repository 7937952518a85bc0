package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.ledger.internal.Texts;

/**
 * What a client asks for one part.
 *
 * @param key the part
 * @param terms what it is about; needed where it begins, and without meaning after that
 * @param step what is to be done
 * @param note what whoever reads the records needs to know of the part, a CDR for example, and the
 *     ledger does not look at; the last that is not empty stays with the part. At most {@value
 *     #NOTE_CHARACTERS_MAX} characters
 */
public record PartRequest(PartKey key, Optional<PartTerms> terms, PartStep step, String note) {

  /** Longest note. */
  public static final int NOTE_CHARACTERS_MAX = 500_000;

  public PartRequest {
    Texts.requireBetween("note", note, 0, NOTE_CHARACTERS_MAX);
  }

  /** Without a note. */
  public PartRequest(PartKey key, Optional<PartTerms> terms, PartStep step) {
    this(key, terms, step, "");
  }
}

package org.signalbox.ledger.runtime.journal;

import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.runtime.storage.FileName;

/**
 * Where a log ends, and what lies behind its end.
 *
 * @param place where the next frame goes; empty when no frame was ever written
 * @param position of the last frame; 0 when there is none
 * @param term of the last frame; 0 when there is none
 * @param torn what a write that no sync confirmed left behind the end
 * @param unused segments behind the end, in order
 */
public record JournalTail(
    Optional<Place> place, long position, int term, List<TornRange> torn, List<FileName> unused) {

  public JournalTail {
    torn = List.copyOf(torn);
    unused = List.copyOf(unused);
  }

  /**
   * @param segment the last segment that holds frames
   * @param offset in it
   */
  public record Place(FileName segment, long offset) {}

  /**
   * Octets that belong to no frame of the log.
   *
   * @param from the first
   * @param to behind the last
   */
  public record TornRange(FileName segment, long from, long to) {}
}

package org.signalbox.ledger.runtime;

import java.util.List;

/**
 * Records for a projector.
 *
 * @param records in order; may be empty
 * @param upTo all records of positions up to this one, and not given before, are in the batch
 */
public record ProjectorBatch(List<PositionedRecord> records, long upTo) {

  public ProjectorBatch {
    records = List.copyOf(records);
  }
}

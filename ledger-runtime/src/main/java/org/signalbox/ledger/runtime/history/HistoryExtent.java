package org.signalbox.ledger.runtime.history;

import java.util.List;
import org.signalbox.ledger.runtime.storage.FileName;

/**
 * The files of history up to a position. Nothing in them changes until it is closed.
 *
 * @param parts in an order in which they may be restored
 * @param position up to which they go
 * @param release called once it is closed
 */
public record HistoryExtent(List<Part> parts, long position, Runnable release)
    implements AutoCloseable {

  /** So many octets from the beginning of a file. */
  public record Part(FileName file, long octets) {}

  public HistoryExtent {
    parts = List.copyOf(parts);
  }

  @Override
  public void close() {
    release.run();
  }
}

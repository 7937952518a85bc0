package org.signalbox.ledger.runtime.history;

/**
 * The sizes of history. They may change between two runs.
 *
 * @param segmentOctets a segment that has reached this length is finished; 1 KiB to 1 GiB
 * @param unsyncedOctetsMax written and not synced; after a power cut so much is made again from the
 *     log. Syncing less often leaves the disk to the log, but a sync of the log waits behind a
 *     whole one of these
 */
public record HistoryConfig(int segmentOctets, int unsyncedOctetsMax) {

  /** Segments of 64 MiB (about 500,000 entries), a sync every 512 KiB. */
  public static final HistoryConfig DEFAULT = new HistoryConfig(64 << 20, 1 << 19);

  public HistoryConfig {
    if (segmentOctets < 1 << 10 || segmentOctets > 1 << 30 || unsyncedOctetsMax < 0) {
      throw new IllegalArgumentException("a segment of history is 1 KiB to 1 GiB long");
    }
  }
}

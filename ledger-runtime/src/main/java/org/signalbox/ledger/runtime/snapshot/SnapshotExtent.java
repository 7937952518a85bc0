package org.signalbox.ledger.runtime.snapshot;

/**
 * How much a start reads: a whole snapshot and what changed since.
 *
 * @param wholeOctets of the whole one
 * @param changes how many there are behind it
 * @param changesOctets of them all
 */
public record SnapshotExtent(long wholeOctets, int changes, long changesOctets) {

  /** So many changes at most are read behind a whole snapshot. */
  private static final int CHANGES_MAX = 64;

  static SnapshotExtent whole(long octets) {
    return new SnapshotExtent(octets, 0, 0);
  }

  SnapshotExtent plus(long octets) {
    return new SnapshotExtent(wholeOctets, changes + 1, changesOctets + octets);
  }

  /**
   * Whether the next snapshot had better be whole. What changes again and again is read again and
   * again by a start: so the changes may grow to half of the whole. Sessions are the most of them,
   * some 20 MB each time where 30,000 are open, and with a quarter every second snapshot was whole.
   */
  boolean isLong() {
    return changes >= CHANGES_MAX || changesOctets * 2 > wholeOctets;
  }
}

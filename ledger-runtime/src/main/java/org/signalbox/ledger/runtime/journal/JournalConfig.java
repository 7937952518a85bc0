package org.signalbox.ledger.runtime.journal;

/**
 * The sizes of a journal. They may change between two runs.
 *
 * @param segmentOctets length of a new segment; 4 KiB to 1 GiB
 * @param batchOctetsMax octets that go to the disk in one write, about; bounds the memory of the
 *     writer. 1 KiB to 64 MiB
 * @param segmentsAhead segments that are kept ready; 1 to 16. When the disk is full they are what
 *     can still be written
 */
public record JournalConfig(long segmentOctets, int batchOctetsMax, int segmentsAhead) {

  /** The longest payload of any journal. */
  public static final int PAYLOAD_OCTETS_MAX = 1 << 20;

  /** Segments of 32 MiB (about 150,000 charges), batches of 4 MiB, two segments ahead. */
  public static final JournalConfig DEFAULT = new JournalConfig(32L << 20, 4 << 20, 2);

  public JournalConfig {
    if (segmentOctets < 4 << 10 || segmentOctets > 1 << 30) {
      throw new IllegalArgumentException("a segment is 4 KiB to 1 GiB long, not " + segmentOctets);
    }
    if (batchOctetsMax < 1 << 10 || batchOctetsMax > 64 << 20) {
      throw new IllegalArgumentException("a batch is 1 KiB to 64 MiB long, not " + batchOctetsMax);
    }
    if (segmentsAhead < 1 || segmentsAhead > 16) {
      throw new IllegalArgumentException("1 to 16 segments are kept ready, not " + segmentsAhead);
    }
  }

  /** The longest payload that fits an empty segment of this journal. */
  public int payloadOctetsMax() {
    long fits = segmentOctets - SegmentHeader.OCTETS - FrameCodec.HEAD_OCTETS;
    return (int) Math.min(PAYLOAD_OCTETS_MAX, fits);
  }
}

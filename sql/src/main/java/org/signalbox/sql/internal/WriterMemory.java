package org.signalbox.sql.internal;

/**
 * What the one connection that writes an embedded database keeps of it, outside of the heap and
 * only as far as it is used.
 *
 * <p>CDRs are found by hashes and by accounts, so each row of a batch touches pages anywhere in two
 * indexes: 8,192 rows touch some 95 MiB of a table of a million. What has no place in the cache is
 * written in the middle of the transaction and read again, and what is put into the database after
 * each commit is written twice. A program with a large heap is one that stores thousands of CDRs a
 * second, and has room for all of a batch; a third less time for each row
 * (docs/decisions/0016-what-a-ccr-costs.md).
 *
 * @param cacheMib pages kept in memory; SQLite's own is 2 MB
 * @param checkpointPages pages of 8 KiB in the write-ahead log before they are put into the
 *     database; SQLite's own is 1,000
 */
record WriterMemory(int cacheMib, int checkpointPages) {

  /** The launcher takes heaps from here on for large, too. */
  private static final long LARGE_HEAP_OCTETS = 2_000L << 20;

  private static final WriterMemory SMALL = new WriterMemory(64, 16_384);
  private static final WriterMemory LARGE = new WriterMemory(256, 32_768);

  /** For a program whose objects may take so many octets. */
  static WriterMemory of(long heapOctets) {
    return heapOctets >= LARGE_HEAP_OCTETS ? LARGE : SMALL;
  }

  /** As SQLite is told: below zero it counts KiB. */
  int cacheSize() {
    return -cacheMib * 1_024;
  }
}

package org.signalbox.sql.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Which pages of the database SQLite's write-ahead log has, by the heads of its frames ("The WAL
 * File Format", sqlite.org/fileformat2.html §4.1): a head of 32 octets, then frames of 24 octets
 * and a page. When all is in the database SQLite begins at the front again, with other salts;
 * frames behind the last with the salts of the head are of before.
 *
 * <p>What was written and not committed is in it, too. One thread.
 */
final class WalPages {

  private static final int HEAD_OCTETS = 32;
  private static final int FRAME_HEAD_OCTETS = 24;
  private static final int PAGE_SIZE_AT = 8;
  private static final int SALTS_AT = 16;
  private static final int SALTS_OF_FRAME_AT = 8;

  private final Path log;
  private final ByteBuffer head = ByteBuffer.allocate(HEAD_OCTETS);
  private long salts;
  private int pageOctets;
  private long[] pages = new long[1_024];
  private int size;

  WalPages(Path log) {
    this.log = log;
  }

  /**
   * Reads what was added.
   *
   * @return where that begins: octets from the beginning of the log
   * @throws IOException also where there is no log
   */
  long read() throws IOException {
    // Closing it takes none of SQLite's locks: those are of the database and of the index.
    try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
      if (!read(file, 0, HEAD_OCTETS)) {
        size = 0;
        return 0;
      }
      if (head.getLong(SALTS_AT) != salts) {
        salts = head.getLong(SALTS_AT);
        pageOctets = head.getInt(PAGE_SIZE_AT);
        size = 0;
      }
      long from = size == 0 ? 0 : octets();
      while (read(file, octets(), FRAME_HEAD_OCTETS) && head.getLong(SALTS_OF_FRAME_AT) == salts) {
        add(Integer.toUnsignedLong(head.getInt(0)));
      }
      return from;
    }
  }

  private boolean read(FileChannel file, long from, int octets) throws IOException {
    head.clear().limit(octets);
    long at = from;
    while (head.hasRemaining()) {
      int count = file.read(head, at);
      if (count < 0) {
        return false;
      }
      at += count;
    }
    return true;
  }

  private void add(long page) {
    if (size == pages.length) {
      pages = Arrays.copyOf(pages, size * 2);
    }
    pages[size] = page;
    size++;
  }

  /** Frames since the log began at the front. */
  int frames() {
    return size;
  }

  /** Up to the end of the last of them. */
  long octets() {
    return HEAD_OCTETS + (long) size * (FRAME_HEAD_OCTETS + pageOctets);
  }

  /** Of one page; 0 before the first reading. */
  int pageOctets() {
    return pageOctets;
  }

  /** Pages that the frames are of, each once, ascending; the first page of a database is 1. */
  long[] distinct() {
    return Arrays.stream(pages, 0, size).sorted().distinct().toArray();
  }
}

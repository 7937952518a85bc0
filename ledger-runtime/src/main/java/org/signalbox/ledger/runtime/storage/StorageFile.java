package org.signalbox.ledger.runtime.storage;

import java.nio.ByteBuffer;

/** An open file. One thread at a time. */
public interface StorageFile extends AutoCloseable {

  FileName name();

  /** Its length in octets. */
  long octets();

  /**
   * Writes all that remains in a buffer. Until the next {@link #sync} a crash may keep any part of
   * it, in any order.
   *
   * @throws StorageFullException when the file would have to grow and there is no room
   */
  void write(ByteBuffer source, long offset);

  /**
   * Reads until the buffer is full or the file ends.
   *
   * @return octets read
   */
  int read(ByteBuffer target, long offset);

  /**
   * Returns when all that was written is on the disk.
   *
   * @throws StorageSyncException when that cannot be said; the process must end then
   */
  void sync();

  @Override
  void close();
}

package org.signalbox.ledger.runtime.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file of the file system. */
final class FolderStorageFile implements StorageFile {

  /**
   * Octets read at once: what a thread once read into an array, the JDK keeps as much memory for
   * outside the heap.
   */
  private static final int READ_OCTETS = 256 << 10;

  private final FileName name;
  private final Path path;
  private final FileChannel channel;

  FolderStorageFile(FileName name, Path path, FileChannel channel) {
    this.name = name;
    this.path = path;
    this.channel = channel;
  }

  @Override
  public FileName name() {
    return name;
  }

  @Override
  public long octets() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new StorageException(path + " cannot be measured: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(ByteBuffer source, long offset) {
    long at = offset;
    try {
      while (source.hasRemaining()) {
        at += channel.write(source, at);
      }
    } catch (IOException e) {
      throw FolderStorageAdapter.asStorageException(path + " cannot be written at octet " + at, e);
    }
  }

  @Override
  public int read(ByteBuffer target, long offset) {
    int total = 0;
    try {
      int end = target.limit();
      while (target.position() < end) {
        target.limit(Math.min(end, target.position() + READ_OCTETS));
        int read = channel.read(target, offset + total);
        target.limit(end);
        if (read < 0) {
          break;
        }
        total += read;
      }
    } catch (IOException e) {
      throw new StorageException(
          path + " cannot be read at octet " + (offset + total) + ": " + e.getMessage(), e);
    }
    return total;
  }

  @Override
  public void sync() {
    try {
      // Without metadata: the file's length and blocks were fixed when it was made. Where it grew,
      // fdatasync writes the new length too, since the data could not be found without it.
      channel.force(false);
    } catch (IOException e) {
      throw new StorageSyncException(path + " cannot be synced: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException(path + " cannot be closed: " + e.getMessage(), e);
    }
  }
}

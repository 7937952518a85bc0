package org.signalbox.ledger.runtime.storage;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * A file that a test meddles with.
 *
 * @param file that really keeps the octets
 * @param writing told before octets are written
 * @param syncing told before a sync
 * @param closing told before it is closed
 */
public record InterceptedFile(
    StorageFile file,
    Consumer<FileName> writing,
    Consumer<FileName> syncing,
    Consumer<FileName> closing)
    implements StorageFile {

  /**
   * A file without room to grow.
   *
   * @param closing told before it is closed
   */
  public static InterceptedFile full(StorageFile file, Consumer<FileName> closing) {
    return new InterceptedFile(
        file,
        name -> {
          throw new StorageFullException("no room to grow " + name);
        },
        name -> {},
        closing);
  }

  /** A file of which a test may refuse the syncs. */
  public static InterceptedFile syncing(StorageFile file, Consumer<FileName> syncing) {
    return new InterceptedFile(file, name -> {}, syncing, name -> {});
  }

  @Override
  public FileName name() {
    return file.name();
  }

  @Override
  public long octets() {
    return file.octets();
  }

  @Override
  public void write(ByteBuffer source, long offset) {
    writing.accept(name());
    file.write(source, offset);
  }

  @Override
  public int read(ByteBuffer target, long offset) {
    return file.read(target, offset);
  }

  @Override
  public void sync() {
    syncing.accept(name());
    file.sync();
  }

  @Override
  public void close() {
    closing.accept(name());
    file.close();
  }
}

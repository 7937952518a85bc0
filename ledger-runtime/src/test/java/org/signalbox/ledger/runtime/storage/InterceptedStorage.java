package org.signalbox.ledger.runtime.storage;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Files that a test meddles with.
 *
 * @param storage that really keeps them
 * @param listed told of a folder after it was listed
 * @param created gives what stands for a file that was made
 */
public record InterceptedStorage(
    LedgerStoragePort storage, Consumer<StorageFolder> listed, UnaryOperator<StorageFile> created)
    implements LedgerStoragePort {

  @Override
  public List<FileName> list(StorageFolder folder) {
    List<FileName> names = storage.list(folder);
    listed.accept(folder);
    return names;
  }

  @Override
  public StorageFile create(FileName name, long octets) {
    return created.apply(storage.create(name, octets));
  }

  @Override
  public StorageFile open(FileName name) {
    return storage.open(name);
  }

  @Override
  public void rename(FileName from, FileName to) {
    storage.rename(from, to);
  }

  @Override
  public void delete(FileName name) {
    storage.delete(name);
  }

  @Override
  public void close() {
    storage.close();
  }

  /**
   * A file without room to grow.
   *
   * @param closed told when it is closed
   */
  public record FullFile(StorageFile file, Consumer<FileName> closed) implements StorageFile {

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
      throw new StorageFullException("no room to grow " + name());
    }

    @Override
    public int read(ByteBuffer target, long offset) {
      return file.read(target, offset);
    }

    @Override
    public void sync() {
      file.sync();
    }

    @Override
    public void close() {
      closed.accept(name());
      file.close();
    }
  }
}

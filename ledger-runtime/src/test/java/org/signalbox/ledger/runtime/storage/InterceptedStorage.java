package org.signalbox.ledger.runtime.storage;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Files that a test meddles with.
 *
 * @param storage that really keeps them
 * @param listed told of a folder after it was listed
 * @param creating told of a file before it is made
 * @param files gives what stands for a file that was made or opened
 */
public record InterceptedStorage(
    LedgerStoragePort storage,
    Consumer<StorageFolder> listed,
    Consumer<FileName> creating,
    UnaryOperator<StorageFile> files)
    implements LedgerStoragePort {

  /** Meddles with nothing yet. */
  public static InterceptedStorage of(LedgerStoragePort storage) {
    return new InterceptedStorage(storage, listed -> {}, creating -> {}, file -> file);
  }

  public InterceptedStorage withListed(Consumer<StorageFolder> told) {
    return new InterceptedStorage(storage, told, creating, files);
  }

  public InterceptedStorage withCreating(Consumer<FileName> told) {
    return new InterceptedStorage(storage, listed, told, files);
  }

  public InterceptedStorage withFiles(UnaryOperator<StorageFile> given) {
    return new InterceptedStorage(storage, listed, creating, given);
  }

  @Override
  public List<FileName> list(StorageFolder folder) {
    List<FileName> names = storage.list(folder);
    listed.accept(folder);
    return names;
  }

  @Override
  public StorageFile create(FileName name, long octets) {
    creating.accept(name);
    return files.apply(storage.create(name, octets));
  }

  @Override
  public StorageFile open(FileName name) {
    return files.apply(storage.open(name));
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
}

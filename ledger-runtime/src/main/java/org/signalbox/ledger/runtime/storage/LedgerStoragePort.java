package org.signalbox.ledger.runtime.storage;

import java.util.List;

/**
 * The files of one ledger. Used by the ledger's thread and by the one that keeps its files; each
 * file by one of them at a time.
 *
 * <p>Creating, renaming and deleting are on the disk when the call returns: the folder is synced.
 * The content of a file is on the disk after {@link StorageFile#sync} only.
 */
public interface LedgerStoragePort extends AutoCloseable {

  /** The names in a folder, in order; files that no ledger named are left out. */
  List<FileName> list(StorageFolder folder);

  /**
   * Makes a file of zeros whose room on the disk is taken, so that writing inside it cannot find
   * the disk full. The zeros are on the disk when this returns.
   *
   * @param octets 0 for a file that grows as it is written
   * @throws StorageFullException when there is no room; no file is left then
   */
  StorageFile create(FileName name, long octets);

  /** Opens a file for reading and writing. */
  StorageFile open(FileName name);

  /** Gives a file another name; a file of that name is replaced. A crash leaves one of the two. */
  void rename(FileName from, FileName to);

  void delete(FileName name);

  @Override
  void close();
}

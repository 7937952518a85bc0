package org.signalbox.ledger.runtime.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.OperatorFault;

/**
 * A ledger's files in a folder of the file system, locked for one process at a time unless opened
 * for reading.
 *
 * <p>The lock is the operating system's, so it ends with the process however that ends. Files are
 * filled with zeros rather than only reserved: a sync inside a file whose blocks were written
 * before has no metadata to write. A thread that uses a file must not be interrupted: an interrupt
 * closes the channel.
 */
public final class FolderStorageAdapter implements LedgerStoragePort {

  private static final String LOCK = "ledger.lock";
  private static final int ZEROS_OCTETS = 1 << 19;

  private final Path folder;
  private final @Nullable FileChannel lock;

  private FolderStorageAdapter(Path folder, @Nullable FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a ledger's folder, making it where it is missing, and locks it.
   *
   * @throws OperatorFault when another process holds it or it cannot be written
   */
  public static FolderStorageAdapter lock(Path folder) {
    try {
      Files.createDirectories(folder);
      for (StorageFolder inside : StorageFolder.values()) {
        Files.createDirectories(folder.resolve(inside.text()));
      }
      syncFolder(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new OperatorFault(
            "the ledger in "
                + folder.toAbsolutePath()
                + " is in use by another signalbox: stop that one, or give this one its own folder");
      }
      return new FolderStorageAdapter(folder, channel);
    } catch (IOException e) {
      throw new OperatorFault(
          "the ledger in " + folder.toAbsolutePath() + " cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * Opens a ledger's folder for reading, beside a process that may be writing it.
   *
   * @throws OperatorFault when there is no ledger in the folder
   */
  public static FolderStorageAdapter reading(Path folder) {
    if (!Files.isDirectory(folder.resolve(StorageFolder.LOG.text()))) {
      throw new OperatorFault(
          "there is no ledger in "
              + folder.toAbsolutePath()
              + ": expected a folder that holds "
              + StorageFolder.LOG.text()
              + "/");
    }
    return new FolderStorageAdapter(folder, null);
  }

  @Override
  public List<FileName> list(StorageFolder inside) {
    List<FileName> names = new ArrayList<>();
    Path listed = folder.resolve(inside.text());
    if (!Files.isDirectory(listed)) {
      return names;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(listed)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (FileName.isValid(name)) {
          names.add(new FileName(inside, name));
        }
      }
    } catch (IOException e) {
      throw new StorageException(listed + " cannot be listed: " + e.getMessage(), e);
    }
    names.sort(null);
    return names;
  }

  @Override
  public StorageFile create(FileName name, long octets) {
    requireLock();
    Path path = path(name);
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      fillWithZeros(channel, octets);
      channel.force(true);
      syncFolder(folder.resolve(name.folder().text()));
      return new FolderStorageFile(name, path, channel);
    } catch (IOException e) {
      discard(channel, path);
      throw asStorageException(path + " cannot be made", e);
    }
  }

  private static void fillWithZeros(FileChannel channel, long octets) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS_OCTETS, octets));
    long at = 0;
    while (at < octets) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), octets - at));
      while (zeros.hasRemaining()) {
        at += channel.write(zeros, at);
      }
      // A piece at a time: what is synced at once, a sync of the log may have to wait for.
      channel.force(false);
    }
  }

  private static void discard(@Nullable FileChannel channel, Path path) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new StorageException(path + ", half made, cannot be removed: " + e.getMessage(), e);
    }
  }

  @Override
  public StorageFile open(FileName name) {
    Path path = path(name);
    try {
      FileChannel channel =
          lock == null
              ? FileChannel.open(path, StandardOpenOption.READ)
              : FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return new FolderStorageFile(name, path, channel);
    } catch (IOException e) {
      throw new StorageException(path + " cannot be opened: " + e.getMessage(), e);
    }
  }

  @Override
  public void rename(FileName from, FileName to) {
    requireLock();
    try {
      Files.move(
          path(from),
          path(to),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      syncFolder(folder.resolve(to.folder().text()));
      if (from.folder() != to.folder()) {
        syncFolder(folder.resolve(from.folder().text()));
      }
    } catch (IOException e) {
      throw asStorageException(path(from) + " cannot be renamed to " + path(to), e);
    }
  }

  @Override
  public void delete(FileName name) {
    requireLock();
    try {
      Files.delete(path(name));
      syncFolder(folder.resolve(name.folder().text()));
    } catch (IOException e) {
      throw new StorageException(path(name) + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        throw new StorageException("the lock of " + folder + " cannot be given up", e);
      }
    }
  }

  private void requireLock() {
    if (lock == null) {
      throw new StorageException(folder + " was opened for reading");
    }
  }

  private Path path(FileName name) {
    return folder.resolve(name.folder().text()).resolve(name.name());
  }

  /** A full disk told apart; Java has no type of its own for it, only the system's text. */
  static StorageException asStorageException(String what, IOException e) {
    String reason = String.valueOf(e.getMessage());
    String lower = reason.toLowerCase(Locale.ROOT);
    String sentence = what + ": " + reason;
    return lower.contains("no space left") || lower.contains("quota exceeded")
        ? new StorageFullException(sentence, e)
        : new StorageException(sentence, e);
  }

  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new StorageSyncException(folder + " cannot be synced: " + e.getMessage(), e);
    }
  }

  private static boolean tryLock(FileChannel channel) {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      // Held by a ledger inside this very process, as tests have it.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.signalbox.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.signalbox.app.internal.backup.RestoreMark;
import org.signalbox.core.OperatorFault;

/**
 * The folder that holds everything a node keeps, locked for one node at a time.
 *
 * <p>The lock is the operating system's, on the file {@value #LOCK}, so it ends with the process
 * however that ends. The file also says where the node's listeners are, for the commands that talk
 * to it.
 */
public final class DataFolder implements AutoCloseable {

  private static final String LOCK = "signalbox.lock";

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder where it is missing, and locks it.
   *
   * @throws OperatorFault when another process holds it or it cannot be written
   */
  public static DataFolder lock(Path folder) {
    RestoreMark.complete(folder);
    RestoreMark.requireDone(folder);
    return lockForRestore(folder);
  }

  /**
   * Locks it as {@link #lock} does, also where a restore was interrupted in it.
   *
   * @throws OperatorFault when another process holds it or it cannot be written
   */
  public static DataFolder lockForRestore(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new OperatorFault(
            "the data folder "
                + folder.toAbsolutePath()
                + " is in use by another signalbox: stop that one, or give this one its own with"
                + " --data DIR");
      }
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new OperatorFault(
          "the data folder " + folder.toAbsolutePath() + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** Whether a node runs on a folder. */
  public static boolean isInUse(Path folder) {
    Path lock = folder.resolve(LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return !tryLock(channel);
    } catch (IOException e) {
      throw new OperatorFault("the file " + lock + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Where the listeners of the node on a folder are, by setting; empty when none is running. */
  public static Map<String, String> listeners(Path folder) {
    Map<String, String> listeners = new LinkedHashMap<>();
    if (isInUse(folder)) {
      try {
        for (String line : Files.readAllLines(folder.resolve(LOCK))) {
          int equals = line.indexOf('=');
          if (equals > 0) {
            listeners.put(line.substring(0, equals), line.substring(equals + 1));
          }
        }
      } catch (IOException e) {
        throw new OperatorFault("the lock of " + folder + " cannot be read: " + e.getMessage(), e);
      }
    }
    return listeners;
  }

  /** Leaves word where the listeners are. */
  void announce(Map<String, String> listeners) {
    StringBuilder text = new StringBuilder();
    listeners.forEach((setting, address) -> text.append(setting + "=" + address + "\n"));
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) {
      throw new OperatorFault("the lock of " + folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  public Path path() {
    return folder;
  }

  /** The embedded database. */
  public Path databaseFile() {
    return databaseFile(folder);
  }

  /** Where the embedded database of a folder is. */
  public static Path databaseFile(Path folder) {
    return folder.resolve("signalbox.db");
  }

  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new OperatorFault("the lock of " + folder + " cannot be given up", e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Held by a node inside this very process, as tests have it.
      return false;
    }
  }
}

package org.signalbox.app.internal.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.signalbox.core.OperatorFault;

/**
 * A file in a data folder that was restored and is not in use yet. It is made when everything in
 * the folder is on the disk, and goes when the folder has its name and the rows of a database
 * server are in. So whoever comes after a crash knows how far the restore was.
 */
public final class RestoreMark {

  private static final String FILE = "restore.unfinished";
  private static final String OF_A_SERVER = "the rows of the database server are to come";
  private static final String OF_A_FOLDER = "the folder is to get its name";

  private RestoreMark() {}

  /** The folder beside a data folder that a restore fills. */
  static Path made(Path data) {
    return data.resolveSibling(data.getFileName() + ".restoring");
  }

  /** Leaves the mark. */
  static void write(Path folder, boolean isServer) throws IOException {
    Path file = folder.resolve(FILE);
    Files.writeString(file, isServer ? OF_A_SERVER : OF_A_FOLDER, StandardCharsets.UTF_8);
    sync(file);
    sync(folder);
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
    sync(folder);
  }

  /** Puts what was renamed in a folder on the disk. */
  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Gives a restored folder its name where a restore ended between putting the old one aside and
   * that.
   *
   * @throws OperatorFault when it cannot be done
   */
  public static void complete(Path folder) {
    Path data = folder.toAbsolutePath();
    Path made = made(data);
    if (Files.exists(data) || !Files.exists(made.resolve(FILE))) {
      return;
    }
    try {
      Files.move(made, data, StandardCopyOption.ATOMIC_MOVE);
      sync(parent(data));
    } catch (IOException e) {
      throw new OperatorFault(
          "a restore was interrupted, and " + made + " cannot be renamed to " + data, e);
    }
  }

  static Path parent(Path data) {
    Path parent = data.getParent();
    return parent == null ? data : parent;
  }

  /**
   * Lets a folder be used; of one whose rows are in a server only when those are in.
   *
   * @throws OperatorFault when the restore is to be done again
   */
  public static void requireDone(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    try {
      if (Files.readString(file, StandardCharsets.UTF_8).equals(OF_A_SERVER)) {
        throw new OperatorFault(
            "a restore of "
                + folder
                + " was interrupted before the rows of the database server were in: restore the"
                + " backup again with --replace");
      }
      remove(folder);
    } catch (IOException e) {
      throw new OperatorFault("the file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}

package org.signalbox.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository is, from whichever module's folder a test runs in. */
public final class RepositoryFolder {

  private RepositoryFolder() {}

  /**
   * A file or folder by its path from the top of the repository.
   *
   * @throws IllegalStateException when the test runs outside a repository
   */
  public static Path resolve(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException(
          "no folder above " + Path.of("").toAbsolutePath() + " has .mvn");
    }
    return folder.resolve(path);
  }
}

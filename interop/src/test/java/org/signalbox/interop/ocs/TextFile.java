package org.signalbox.interop.ocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files of tests. */
final class TextFile {

  private TextFile() {}

  /** Writes a file, and its folder where it is missing; returns the file. */
  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.resolve("..").normalize());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

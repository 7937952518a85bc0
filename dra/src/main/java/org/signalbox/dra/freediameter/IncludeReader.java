package org.signalbox.dra.freediameter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/**
 * Finds the files an {@code include "glob"} names, relative to the folder of the main file. As in
 * the daemon a glob that matches nothing is no error, and includes nest five levels deep.
 */
final class IncludeReader {

  private static final int MAX_DEPTH = 5;
  private static final long MAX_BYTES = 16L << 20;

  private final Path folder;
  private final List<Problem> problems;

  IncludeReader(Path folder, List<Problem> problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /** A file named by an include. */
  record Included(String file, String text) {}

  List<Included> read(String glob, SourcePosition position, int depth) {
    if (depth >= MAX_DEPTH) {
      problems.add(new Problem(position, "an include inside five others", "at most five levels"));
      return List.of();
    }
    Path pattern = folder.resolve(glob);
    Path parent = pattern.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return List.of();
    }
    List<Included> found = new ArrayList<>();
    try (DirectoryStream<Path> matches =
        Files.newDirectoryStream(parent, pattern.getFileName().toString())) {
      for (Path match : matches) {
        found.add(new Included(match.toString(), text(match)));
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(new Problem(position, "\"" + glob + "\": " + e.getMessage(), "readable files"));
    }
    found.sort((a, b) -> a.file().compareTo(b.file()));
    return found;
  }

  /** The text of a file; bytes that are no UTF-8 are kept apart from each other, not refused. */
  static String text(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is larger than 16 MB");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}

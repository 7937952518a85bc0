package org.signalbox.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The system calls of a traced program, in the order they returned.
 *
 * @param lines of strace with paths of descriptors
 */
record SyncTrace(List<String> lines) {

  private static final Pattern SYNC =
      Pattern.compile("(?:fsync|fdatasync)\\(\\d+<[^>]*signalbox\\.db[^>]*>\\)\\s*= 0");
  private static final Pattern RESUMED_SYNC =
      Pattern.compile("<\\.\\.\\. (?:fsync|fdatasync) resumed>\\)\\s*= 0");
  private static final Pattern STORED =
      Pattern.compile("(?:pwrite64|write)\\(\\d+<[^>]*signalbox\\.db[^>]*>.*");

  static SyncTrace read(Path file) {
    try {
      return new SyncTrace(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the last write to the database before the answer was synced before the answer. */
  boolean syncedBeforeAnswer(String request, String answer) {
    int asked = indexOf(0, request);
    int answered = indexOf(asked, answer);
    int stored = -1;
    int synced = -1;
    for (int i = asked; i < answered; i++) {
      if (STORED.matcher(lines.get(i)).find()) {
        stored = i;
      }
      if (isSync(lines.get(i))) {
        synced = i;
      }
    }
    return stored >= 0 && synced > stored;
  }

  private static boolean isSync(String line) {
    return SYNC.matcher(line).find() || RESUMED_SYNC.matcher(line).find();
  }

  private int indexOf(int from, String text) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i;
      }
    }
    throw new AssertionError("no system call with " + text + " after line " + from);
  }
}

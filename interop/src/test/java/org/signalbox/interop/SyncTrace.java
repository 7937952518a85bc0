package org.signalbox.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system calls of a traced program in the order in which they were seen, as {@code strace -f
 * -y} writes them. A call that another thread interrupts is two lines: one when it begins, one when
 * it returns.
 *
 * @param lines of the trace
 */
record SyncTrace(List<String> lines) {

  private static final Pattern SYNC =
      Pattern.compile(
          "^(\\d+) +(?:fsync|fdatasync)\\(\\d+<[^>]*signalbox\\.db[^>]*>(\\)\\s*= 0| <unfinished)");
  private static final Pattern SYNC_RETURNED =
      Pattern.compile("^(\\d+) +<\\.\\.\\. (?:fsync|fdatasync) resumed>.*= 0");
  private static final Pattern STORED =
      Pattern.compile("^\\d+ +(?:pwrite64|write)\\(\\d+<[^>]*signalbox\\.db[^>]*>");

  static SyncTrace read(Path file) {
    try {
      return new SyncTrace(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the database was written after the request came in, and a sync that began after the
   * last such write returned before the answer went out.
   *
   * @param request found in the line that reads it
   * @param answer found in the line that writes it
   */
  boolean syncedBeforeAnswer(String request, String answer) {
    int asked = indexOf(0, request);
    int answered = indexOf(asked, answer);
    boolean stored = false;
    boolean synced = false;
    Set<String> syncing = new HashSet<>();
    for (String line : lines.subList(asked, answered)) {
      Matcher sync = SYNC.matcher(line);
      Matcher returned = SYNC_RETURNED.matcher(line);
      if (STORED.matcher(line).find()) {
        stored = true;
        synced = false;
        syncing.clear();
      } else if (sync.find()) {
        if (sync.group(2).contains("unfinished")) {
          syncing.add(sync.group(1));
        } else {
          synced = true;
        }
      } else if (returned.find() && syncing.remove(returned.group(1))) {
        synced = true;
      }
    }
    return stored && synced;
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

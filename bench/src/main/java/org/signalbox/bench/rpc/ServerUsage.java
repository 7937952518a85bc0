package org.signalbox.bench.rpc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * CPU and memory of a process of this machine, from {@code /proc}.
 *
 * @param cpuNanos user and system time since its start
 * @param residentOctets resident memory
 */
public record ServerUsage(long cpuNanos, long residentOctets) {

  public static final ServerUsage UNSEEN = new ServerUsage(0, 0);

  /** Linux counts in hundredths of a second on every architecture that Java runs on. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final long PAGE_OCTETS = 4_096;

  /** The usage now; unseen when there is no such process or no {@code /proc}. */
  public static ServerUsage of(Optional<Long> pid) {
    if (pid.isEmpty()) {
      return UNSEEN;
    }
    Path folder = Path.of("/proc", pid.get().toString());
    try {
      String stat = Files.readString(folder.resolve("stat"));
      // The second field is the program's name in brackets and may hold blanks.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
      String[] pages = Files.readString(folder.resolve("statm")).split(" ");
      return new ServerUsage(ticks * NANOS_PER_TICK, Long.parseLong(pages[1]) * PAGE_OCTETS);
    } catch (IOException e) {
      return UNSEEN;
    }
  }
}

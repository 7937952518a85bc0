package org.signalbox.rpc;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many connections a test may hold open: each takes a descriptor at both of its ends. */
final class IdleConnections {

  /** Left to the rest of the process. */
  private static final long RESERVED = 1_000;

  private IdleConnections() {}

  /** The number wanted, or what the limit on open files allows. */
  static int affordable(int wanted) {
    if (!(ManagementFactory.getOperatingSystemMXBean()
        instanceof UnixOperatingSystemMXBean system)) {
      return Math.min(wanted, 1_000);
    }
    long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - RESERVED;
    return (int) Math.max(100, Math.min(wanted, free / 2));
  }
}

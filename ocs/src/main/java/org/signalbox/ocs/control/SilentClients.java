package org.signalbox.ocs.control;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.NodeTime;

/**
 * Clients that do not answer what they are asked, as some know neither RAR nor ASR: they are left
 * alone for a while. Bounded; any thread.
 */
final class SilentClients {

  /** Unanswered requests in a row after which a client is left alone. */
  static final int MISSES_MAX = 3;

  private static final int CLIENTS_MAX = 10_000;
  private static final long LEFT_ALONE_NANOS = Duration.ofMinutes(10).toNanos();

  private final NodeTime time;
  private final Map<String, Misses> byHost = new LinkedHashMap<>();

  /** Requests in a row without an answer, and when the last was given up. */
  private record Misses(int count, long atNanos) {}

  SilentClients(NodeTime time) {
    this.time = time;
  }

  /** Whether a client is left alone now. */
  synchronized boolean has(DiameterIdentity host) {
    Misses misses = byHost.get(host.key());
    return misses != null
        && misses.count() >= MISSES_MAX
        && time.nanoTime() - misses.atNanos() < LEFT_ALONE_NANOS;
  }

  synchronized void missed(DiameterIdentity host) {
    Misses before = byHost.remove(host.key());
    if (before == null && byHost.size() >= CLIENTS_MAX) {
      byHost.remove(byHost.keySet().iterator().next());
    }
    int count = before == null ? 1 : Math.min(before.count() + 1, MISSES_MAX);
    byHost.put(host.key(), new Misses(count, time.nanoTime()));
  }

  synchronized void answered(DiameterIdentity host) {
    byHost.remove(host.key());
  }
}

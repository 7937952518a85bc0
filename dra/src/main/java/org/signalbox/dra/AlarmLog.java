package org.signalbox.dra;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.peer.PeerStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what an operator must see into the log: a peer that comes or goes, and what goes wrong
 * with it. One kind of fault of one peer is written once a minute at most, so that a storm does not
 * fill the disk; the metrics have the numbers. Any thread may use it.
 */
final class AlarmLog implements DiameterMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(AlarmLog.class);
  private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();
  private static final int MAX_REMEMBERED = 10_000;

  private final LongSupplier nanoTime;
  private final Map<Fault, Long> written = new ConcurrentHashMap<>();
  private final Map<String, PeerStatus> known = new ConcurrentHashMap<>();

  /**
   * Nothing written yet.
   *
   * @param nanoTime a monotonic clock: a wall clock that is set back would silence alarms
   */
  AlarmLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private record Fault(Occurrence occurrence, String peer) {}

  @Override
  public void peerStatus(RoutablePeer peer, PeerStatus status) {
    String identity = peer.identity().text();
    PeerStatus before = known.put(identity, status);
    boolean wasUp = before == PeerStatus.OPEN;
    if (status == PeerStatus.OPEN && !wasUp) {
      LOG.atInfo()
          .addKeyValue("peer", identity)
          .addKeyValue("realm", peer.realm())
          .log("alarm_cleared peer_up");
    } else if (wasUp && status != PeerStatus.OPEN) {
      LOG.atWarn()
          .addKeyValue("peer", identity)
          .addKeyValue("status", status)
          .log("alarm peer_down");
    }
    if (known.size() > MAX_REMEMBERED) {
      known.clear();
    }
  }

  @Override
  public void occurred(Occurrence occurrence, String peer) {
    // That bursts wait a moment is no fault.
    if (occurrence != Occurrence.HELD_BACK && isDue(occurrence, peer)) {
      LOG.atWarn().addKeyValue("fault", occurrence).addKeyValue("peer", peer).log("alarm fault");
    }
  }

  /** Whether a fault is to be written now; then it is not for a while. */
  boolean isDue(Occurrence occurrence, String peer) {
    Fault fault = new Fault(occurrence, peer);
    long now = nanoTime.getAsLong();
    Long last = written.get(fault);
    if (last != null && now - last < QUIET_NANOS) {
      return false;
    }
    if (written.size() > MAX_REMEMBERED) {
      written.clear();
    }
    written.put(fault, now);
    return true;
  }
}

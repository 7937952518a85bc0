package org.signalbox.dra;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int MAX_REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Map<Fault, Instant> written = new ConcurrentHashMap<>();
  private final Map<String, PeerStatus> known = new ConcurrentHashMap<>();

  AlarmLog(InstantSource clock) {
    this.clock = clock;
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
    Fault fault = new Fault(occurrence, peer);
    Instant now = clock.instant();
    Instant last = written.get(fault);
    if (last != null && now.isBefore(last.plus(QUIET))) {
      return;
    }
    if (written.size() > MAX_REMEMBERED) {
      written.clear();
    }
    written.put(fault, now);
    LOG.atWarn().addKeyValue("fault", occurrence).addKeyValue("peer", peer).log("alarm fault");
  }
}

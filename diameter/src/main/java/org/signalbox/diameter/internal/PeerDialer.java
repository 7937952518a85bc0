package org.signalbox.diameter.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.diameter.peer.DisconnectCause;
import org.signalbox.diameter.peer.PeerAddress;
import org.signalbox.diameter.peer.PeerTimers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dials one peer: resolves its names anew each time, tries its addresses in order, and waits longer
 * after each failure, with jitter so that a restarted node is not dialled by all at once. The
 * peer's lock guards it; names are resolved on virtual threads.
 */
final class PeerDialer {

  private static final Logger LOG = LoggerFactory.getLogger(PeerDialer.class);

  private static final int BUSY_FACTOR = 10;
  private static final long JITTER_NANOS_MAX = Duration.ofSeconds(2).toNanos();

  private final NodeCore node;
  private final Peer peer;
  private NodeTime.@Nullable Timer waiting;
  private int failures;
  private boolean refusedBusy;
  private @Nullable DisconnectCause leftFor;

  PeerDialer(NodeCore node, Peer peer) {
    this.node = node;
    this.peer = peer;
  }

  /** Dials now. The peer hears of success or failure. */
  void dial() {
    cancel();
    List<PeerAddress> addresses = peer.config().addresses();
    Thread.ofVirtual().name("dial " + peer.identity()).start(() -> resolveAndTry(addresses));
  }

  private void resolveAndTry(List<PeerAddress> addresses) {
    List<InetSocketAddress> resolved = new ArrayList<>();
    for (PeerAddress address : addresses) {
      try {
        for (InetAddress inet : InetAddress.getAllByName(address.host())) {
          resolved.add(new InetSocketAddress(inet, address.port()));
        }
      } catch (UnknownHostException e) {
        LOG.atWarn()
            .addKeyValue("peer", peer.identity())
            .addKeyValue("address", address)
            .log("peer_address_unknown");
      }
    }
    attempt(resolved, 0);
  }

  private void attempt(List<InetSocketAddress> addresses, int index) {
    if (index >= addresses.size()) {
      peer.onConnectFailed();
      return;
    }
    node.transports()
        .connect(
            peer,
            addresses.get(index),
            failure -> {
              LOG.atInfo()
                  .addKeyValue("peer", peer.identity())
                  .addKeyValue("address", addresses.get(index))
                  .addKeyValue("reason", String.valueOf(failure.getMessage()))
                  .log("dial_failed");
              attempt(addresses, index + 1);
            });
  }

  /** A CEA refused us. */
  void onRefused(boolean busy) {
    refusedBusy = busy;
  }

  /** The peer said why it left. */
  void onLeft(DisconnectCause cause) {
    leftFor = cause;
  }

  void onOpen() {
    failures = 0;
    refusedBusy = false;
    leftFor = null;
  }

  /**
   * Dials after the pause that fits what happened; never, when the peer does not want to be
   * dialled.
   *
   * @param wasOpen true when the peer was open before
   */
  void dialLater(boolean wasOpen) {
    DisconnectCause cause = leftFor;
    if (cause == DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU) {
      return;
    }
    failures = wasOpen ? 0 : failures + 1;
    boolean busy = refusedBusy || cause == DisconnectCause.BUSY;
    long nanos = pauseNanos(peer.config().timers(), busy);
    refusedBusy = false;
    waiting =
        node.time().schedule(Duration.ofNanos(nanos), node.anyLoop().executor(), peer::onDialTimer);
  }

  private long pauseNanos(PeerTimers timers, boolean busy) {
    long factor = busy ? BUSY_FACTOR : 1L << Math.min(failures, 10);
    long base = timers.reconnect().toNanos();
    long pause = Math.min(base * factor, timers.reconnectMax().toNanos());
    long jitter = Math.min(JITTER_NANOS_MAX, pause / 4);
    return pause + ThreadLocalRandom.current().nextLong(-jitter, jitter + 1);
  }

  void cancel() {
    NodeTime.Timer timer = waiting;
    if (timer != null) {
      timer.cancel();
      waiting = null;
    }
  }
}

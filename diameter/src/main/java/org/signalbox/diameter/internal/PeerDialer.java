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
 * peer's lock guards it; names are resolved on threads of their own.
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
  private int number;

  PeerDialer(NodeCore node, Peer peer) {
    this.node = node;
    this.peer = peer;
  }

  /** Dials now. The peer hears of success or failure. */
  void dial() {
    cancel();
    int dial = number;
    List<PeerAddress> addresses = peer.config().addresses();
    node.transports().names().execute(() -> resolveAndTry(addresses, dial));
  }

  /** False for the outcome of a dial that was cancelled. */
  boolean isCurrent(int dial) {
    return dial == number;
  }

  private void resolveAndTry(List<PeerAddress> addresses, int dial) {
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
    attempt(resolved, 0, new Dial(dial, "no address of the peer is known"));
  }

  /** One round over the addresses, and what was wrong with the last of them. */
  private record Dial(int number, String trouble) {}

  private void attempt(List<InetSocketAddress> addresses, int index, Dial dial) {
    if (index >= addresses.size()) {
      peer.onConnectFailed(dial.number(), dial.trouble());
      return;
    }
    node.transports()
        .connect(
            peer.config(),
            addresses.get(index),
            new Transports.DialOutcome() {
              @Override
              public void connected(Connection connection) {
                peer.onConnected(connection, dial.number());
              }

              @Override
              public void failed(Throwable failure) {
                String reason = String.valueOf(failure.getMessage());
                LOG.atInfo()
                    .addKeyValue("peer", peer.identity())
                    .addKeyValue("address", addresses.get(index))
                    .addKeyValue("reason", reason)
                    .log("dial_failed");
                attempt(addresses, index + 1, new Dial(dial.number(), reason));
              }
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
    forgive();
  }

  /** Forgets what has happened: the peer is wanted now. */
  void forgive() {
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
    long factor = busy ? BUSY_FACTOR : 1L << Math.clamp(failures - 1, 0, 10);
    long base = timers.reconnect().toNanos();
    long pause = Math.min(base * factor, timers.reconnectMax().toNanos());
    long jitter = Math.min(JITTER_NANOS_MAX, pause / 4);
    return pause + ThreadLocalRandom.current().nextLong(-jitter, jitter + 1);
  }

  /** Ends the wait for the next dial, and makes nothing of a dial under way. */
  void cancel() {
    number++;
    NodeTime.Timer timer = waiting;
    if (timer != null) {
      timer.cancel();
      waiting = null;
    }
  }
}

package org.signalbox.diameter.internal;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.diameter.peer.PeerTimers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written to one connection, and what that does to those who write more than it takes.
 *
 * <p>A connection that is full (its write buffer is above the mark) is <b>congested</b>: it is not
 * read itself, and neither is a source of requests for it, which waits in {@code waiters}. Two
 * peers that each wait for the other would wait for ever, so patience ends: a connection that is
 * congested for a fifth of its stall time is <b>stuck</b>. Everybody is read again, and requests
 * for it go to the next candidate or are refused. One that is congested for the whole stall time,
 * or lets answers pile up to eight times the mark, is closed.
 *
 * <p>Runs on the connection's event loop, but for the methods that say otherwise.
 */
final class Flow {

  private static final Logger LOG = LoggerFactory.getLogger(Flow.class);

  private static final int PATIENCE_PART = 5;
  private static final int PILE_FACTOR = 8;

  private enum State {
    FREE,
    CONGESTED,
    STUCK
  }

  private final NodeCore node;
  private final Connection connection;
  private final Channel channel;
  private final OutBatch out;
  private final long pileOctetsMax;
  private final Queue<Connection> waiters = new ConcurrentLinkedQueue<>();
  private volatile State state = State.FREE;
  private boolean pausedForItself;
  private boolean flushPending;
  private int pauses;
  private boolean held;
  private NodeTime.@Nullable Timer timer;

  Flow(NodeCore node, Connection connection, Channel channel) {
    this.node = node;
    this.connection = connection;
    this.channel = channel;
    this.out = new OutBatch(channel);
    this.pileOctetsMax = (long) node.limits().writeOctetsHigh() * PILE_FACTOR;
  }

  // Writing.

  /** Queues a message for the end of this turn of the loop. */
  void write(DiameterMessage message) {
    out.add(message);
    if (!flushPending) {
      flushPending = true;
      connection.loop().flushLater(this);
    }
  }

  /** Hands over what was queued. */
  void flush() {
    flushPending = false;
    if (connection.isClosed()) {
      out.release();
      return;
    }
    out.flush();
    if (channel.isWritable()) {
      return;
    }
    if (state == State.FREE) {
      becomeCongested();
    } else if (channel.bytesBeforeWritable() > pileOctetsMax) {
      closeStalled();
    }
  }

  /** Writes what is queued and closes the connection once that has left. */
  void flushAndClose() {
    out.flush(ChannelFutureListener.CLOSE);
  }

  // Congestion.

  private void becomeCongested() {
    state = State.CONGESTED;
    pausedForItself = true;
    pauseReading();
    timer = schedule(patience(), this::becomeStuck);
  }

  private Duration patience() {
    return stallLimit().dividedBy(PATIENCE_PART);
  }

  private Duration stallLimit() {
    Peer peer = connection.peer();
    return (peer == null ? PeerTimers.defaults() : peer.config().timers()).stall();
  }

  private void becomeStuck() {
    if (state == State.CONGESTED) {
      state = State.STUCK;
      node.metrics().occurred(Occurrence.STUCK, connection.peerName());
      readAgain();
      wakeWaiters();
      timer = schedule(stallLimit().minus(patience()), this::closeStalled);
    }
  }

  private void closeStalled() {
    if (state != State.FREE) {
      node.metrics().occurred(Occurrence.STALLED, connection.peerName());
      LOG.atWarn().addKeyValue("peer", connection.peerName()).log("stalled_peer_closed");
      connection.close("does not read");
    }
  }

  /** The write buffer may have fallen below its lower mark. */
  void onWritabilityChanged() {
    if (state != State.FREE && channel.isWritable()) {
      relieve();
      readAgain();
    }
  }

  private void relieve() {
    state = State.FREE;
    cancelTimer();
    wakeWaiters();
  }

  /** The connection has ended. */
  void onClosed() {
    out.release();
    relieve();
  }

  /** True when requests should go elsewhere. */
  boolean isStuck() {
    return state == State.STUCK;
  }

  // Pauses.

  /** Stops reading this connection while a slow one is full; on this connection's loop. */
  void waitFor(Flow slow) {
    if (slow.state != State.CONGESTED || slow == this) {
      return;
    }
    node.metrics().occurred(Occurrence.SOURCE_PAUSED, connection.peerName());
    pauseReading();
    slow.waiters.add(connection);
    // It may have changed between the two steps, and would wake nobody again.
    if (slow.state != State.CONGESTED) {
      slow.wakeWaiters();
    }
  }

  /** Any thread may call it. */
  private void wakeWaiters() {
    for (Connection waiter = waiters.poll(); waiter != null; waiter = waiters.poll()) {
      Flow paused = waiter.flow();
      waiter.loop().execute(paused::resumeReading);
    }
  }

  /** Reads no further until {@link #release}; on this connection's loop. */
  void hold() {
    held = true;
    channel.config().setAutoRead(false);
  }

  /** Ends what {@link #hold} began: too short a time to tell the watchdog of. */
  void release() {
    held = false;
    if (pauses == 0 && connection.wantsMore()) {
      channel.config().setAutoRead(true);
    }
  }

  private void readAgain() {
    if (pausedForItself) {
      pausedForItself = false;
      resumeReading();
    }
  }

  private void pauseReading() {
    pauses++;
    channel.config().setAutoRead(false);
  }

  private void resumeReading() {
    pauses--;
    if (pauses == 0 && connection.wantsMore()) {
      connection.control().onResumed(node.time().nanoTime());
      channel.config().setAutoRead(!held);
    }
  }

  /** True while this node itself does not read, for longer than a moment. */
  boolean isPaused() {
    return pauses > 0;
  }

  private NodeTime.Timer schedule(Duration delay, Runnable task) {
    return node.time().schedule(delay, connection.loop().executor(), task);
  }

  private void cancelTimer() {
    NodeTime.Timer running = timer;
    if (running != null) {
      running.cancel();
      timer = null;
    }
  }
}

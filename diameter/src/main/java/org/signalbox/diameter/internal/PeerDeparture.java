package org.signalbox.diameter.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.diameter.peer.DisconnectCause;

/**
 * How this node leaves a peer: for what cause, for how long, and what it still waits for. The
 * peer's lock guards it, but for the methods that say otherwise.
 */
final class PeerDeparture {

  private DisconnectCause cause = DisconnectCause.REBOOTING;
  private boolean stopped;
  private volatile boolean draining;
  private volatile boolean agreed;
  private CompletableFuture<Void> left = CompletableFuture.completedFuture(null);
  private NodeTime.@Nullable Timer limit;

  /** Leaves until {@link #revoke}. */
  void stop(DisconnectCause why) {
    stopped = true;
    cause = why;
  }

  /** Leaves once nothing is under way, until {@link #revoke}. */
  void drain() {
    stop(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
    draining = true;
  }

  /** Leaves to come back at once. */
  void reconnect() {
    cause = DisconnectCause.REBOOTING;
  }

  /** The peer may be connected again. */
  void revoke() {
    stopped = false;
    draining = false;
  }

  /** The DPA came while requests were under way: the connection ends when they are answered. */
  void agree() {
    agreed = true;
  }

  DisconnectCause cause() {
    return cause;
  }

  /** True when the peer is not to be dialled. */
  boolean isStopped() {
    return stopped;
  }

  /** True when an operator drains the peer. Any thread may ask. */
  boolean isDraining() {
    return draining;
  }

  boolean isAgreed() {
    return agreed;
  }

  /** True when the end of the last request is to be told. Any thread may ask. */
  boolean waitsForIdle() {
    return draining || agreed;
  }

  /** Completed when the peer is left. */
  CompletionStage<Void> whenLeft() {
    if (left.isDone()) {
      left = new CompletableFuture<>();
    }
    return left;
  }

  /** Replaces the timer that ends the present step. */
  void limit(NodeTime.Timer timer) {
    cancelLimit();
    limit = timer;
  }

  private void cancelLimit() {
    NodeTime.Timer running = limit;
    if (running != null) {
      running.cancel();
      limit = null;
    }
  }

  /** The last connection is gone. */
  void onLeft() {
    agreed = false;
    cancelLimit();
    CompletableFuture<Void> told = left;
    if (!told.isDone()) {
      // Not on the event loop: who waits may do as it likes.
      Thread.ofVirtual().name("peer left").start(() -> told.complete(null));
    }
  }
}

package org.signalbox.diameter.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;

/**
 * What is under way on one connection: requests sent on it that wait for their answer, and requests
 * received on it that this node still has to answer. Runs on the connection's event loop, but for
 * the methods that say otherwise.
 */
final class Outstanding {

  private final NodeCore node;
  private final Connection connection;
  private final PendingTable pending;
  private volatile int pendingCount;
  private int owed;
  private int decisions;

  Outstanding(NodeCore node, Connection connection) {
    this.node = node;
    this.connection = connection;
    this.pending = new PendingTable(node.limits().pendingMax(), node.randomInt());
  }

  /** Requests that wait for the other side's answer. Any thread may ask. */
  int pendingCount() {
    return pendingCount;
  }

  /** True when nothing waits in either direction. */
  boolean isIdle() {
    return pending.size() == 0 && owed == 0;
  }

  /** Requests that were received on it and are not answered yet. */
  int owed() {
    return owed;
  }

  // Requests sent.

  /** Sends a request and keeps it until it is answered, or finds another place for it. */
  void send(PendingRequest request) {
    Peer peer = connection.peer();
    if (!connection.isOpen() || peer == null || !peer.isOpen()) {
      var _ = node.relay().sendOn(request);
      return;
    }
    if (pending.isFull() || connection.flow().isStuck()) {
      node.relay().onBusy(request, peer);
      return;
    }
    boolean again = request.isUnanswered();
    long now = node.time().nanoTime();
    int id = pending.add(request);
    pendingCount = pending.size();
    connection.loop().wheel().add(request, now, request.waitNanos(now));
    if (again) {
      node.metrics().occurred(Occurrence.RETRANSMISSION, connection.peerName());
    }
    var message = request.sentBy(connection, id, now);
    node.metrics().sent(peer, message);
    connection.write(message);
  }

  /** Takes the request that an answer is for; null when none waits for it. */
  @Nullable PendingRequest take(int hopByHop) {
    PendingRequest request = pending.take(hopByHop);
    if (request != null) {
      connection.loop().wheel().remove(request);
      onTaken();
    }
    return request;
  }

  /** Forgets a request whose time is over. */
  void forget(int hopByHop) {
    if (pending.take(hopByHop) != null) {
      onTaken();
    }
  }

  private void onTaken() {
    pendingCount = pending.size();
    tellIdle();
  }

  /** Sends everything that waits here to other peers. */
  void failOver() {
    List<PendingRequest> all = pending.takeAll();
    onTaken();
    for (PendingRequest request : all) {
      connection.loop().wheel().remove(request);
    }
    for (PendingRequest request : all) {
      node.metrics().occurred(Occurrence.FAILOVER, connection.peerName());
      var _ = node.relay().sendOn(request);
    }
  }

  // Requests received.

  /** A request came: its answer is owed. */
  void onRequest() {
    owed++;
  }

  /** The answer to a request was written. */
  void onAnswered() {
    owed--;
    tellIdle();
  }

  private void tellIdle() {
    if (isIdle()) {
      Peer peer = connection.peer();
      if (peer != null) {
        peer.onIdle(connection);
      }
    }
  }

  /** A request of this connection waits for a decision; false when too many do. */
  boolean beginDecision() {
    if (decisions >= node.limits().pendingMax()) {
      return false;
    }
    decisions++;
    return true;
  }

  void endDecision() {
    decisions--;
  }
}

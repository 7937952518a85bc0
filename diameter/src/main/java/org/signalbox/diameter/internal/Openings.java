package org.signalbox.diameter.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.PeerSnapshot;

/** Those who wait for a peer to take requests. Any thread may use it. */
final class Openings {

  private record Waiting(DiameterIdentity peer, CompletableFuture<Void> opened) {}

  private final List<Waiting> waiting = new ArrayList<>();
  private PeerSnapshot latest = new PeerSnapshot(0, List.of());

  /**
   * Completed once the peer is open; nothing is kept for one who no longer waits, by a time-out or
   * otherwise.
   */
  synchronized CompletionStage<Void> await(DiameterIdentity peer) {
    if (latest.find(peer.key()).isPresent()) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> opened = new CompletableFuture<>();
    Waiting one = new Waiting(peer, opened);
    waiting.add(one);
    CompletableFuture<Void> given = opened.copy();
    var _ = given.whenComplete((done, failure) -> forget(one));
    return given;
  }

  private synchronized void forget(Waiting one) {
    waiting.remove(one);
  }

  /** How many wait. */
  synchronized int size() {
    return waiting.size();
  }

  synchronized void onChange(PeerSnapshot snapshot) {
    if (snapshot.version() > latest.version()) {
      latest = snapshot;
    }
    for (Waiting one : List.copyOf(waiting)) {
      if (latest.find(one.peer().key()).isPresent()) {
        waiting.remove(one);
        Thread.ofVirtual().start(() -> one.opened().complete(null));
      }
    }
  }
}

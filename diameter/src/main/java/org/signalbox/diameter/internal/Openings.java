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

  synchronized CompletionStage<Void> await(DiameterIdentity peer) {
    CompletableFuture<Void> opened = new CompletableFuture<>();
    if (latest.find(peer.key()).isPresent()) {
      opened.complete(null);
    } else {
      waiting.removeIf(one -> one.opened().isDone());
      waiting.add(new Waiting(peer, opened));
    }
    return opened.copy();
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

package org.signalbox.dra;

import java.util.List;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.peer.PeerStatus;

/** Tells several what a node does: messages to the counters only, events to all. */
record CombinedMetrics(DiameterMetrics messages, List<DiameterMetrics> events)
    implements DiameterMetrics {

  CombinedMetrics {
    events = List.copyOf(events);
  }

  @Override
  public void received(RoutablePeer peer, DiameterMessage message) {
    messages.received(peer, message);
  }

  @Override
  public void sent(RoutablePeer peer, DiameterMessage message) {
    messages.sent(peer, message);
  }

  @Override
  public void answered(RoutablePeer peer, DiameterMessage answer, long nanos) {
    messages.answered(peer, answer, nanos);
  }

  @Override
  public void peerStatus(RoutablePeer peer, PeerStatus status) {
    events.forEach(each -> each.peerStatus(peer, status));
  }

  @Override
  public void cerRejected(int resultCode) {
    messages.cerRejected(resultCode);
  }

  @Override
  public void occurred(Occurrence occurrence, String peer) {
    events.forEach(each -> each.occurred(occurrence, peer));
  }
}

package org.signalbox.dra;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.peer.PeerStatus;

/**
 * Counts the agent's traffic by peer, application, command and class of result.
 *
 * <p>Peers are listed or admitted, so they are few; what happens with strangers counts as the peer
 * {@code unknown}. Any thread may count and read; counting takes no lock.
 */
public final class AgentCounters implements DiameterMetrics {

  private static final int MAX_PEERS = 10_000;
  private static final String UNKNOWN = "unknown";

  private final Map<String, PeerTraffic> peers = new ConcurrentHashMap<>();
  private final Map<CerRefusal, LongAdder> cerRefusals = new ConcurrentHashMap<>();

  @Override
  public void received(RoutablePeer peer, DiameterMessage message) {
    if (message.isRequest()) {
      traffic(peer, message).requestReceived();
    }
  }

  @Override
  public void sent(RoutablePeer peer, DiameterMessage message) {
    CommandTraffic traffic = traffic(peer, message);
    if (message.isRequest()) {
      traffic.requestSent();
    } else {
      traffic.answerSent(AnswerResult.of(message));
    }
  }

  @Override
  public void answered(RoutablePeer peer, DiameterMessage answer, long nanos) {
    traffic(peer, answer).answered(AnswerResult.of(answer), nanos);
  }

  @Override
  public void peerStatus(RoutablePeer peer, PeerStatus status) {
    of(peer.identity().key()).became(status);
  }

  @Override
  public void occurred(Occurrence occurrence, String peer) {
    of(peer).occurred(occurrence);
  }

  @Override
  public void cerRejected(int resultCode) {
    cerRefusals.computeIfAbsent(CerRefusal.of(resultCode), each -> new LongAdder()).increment();
  }

  /** How many CERs were refused for a reason. */
  public long cerRefusals(CerRefusal reason) {
    return Optional.ofNullable(cerRefusals.get(reason)).map(LongAdder::sum).orElse(0L);
  }

  /** The traffic of every peer met so far, by identity in lower case. */
  public Map<String, PeerTraffic> peers() {
    return new TreeMap<>(peers);
  }

  /** The traffic of one peer, by identity in any case. */
  public PeerTraffic of(String identity) {
    String key = identity.toLowerCase(Locale.ROOT);
    PeerTraffic known = peers.get(key);
    if (known != null) {
      return known;
    }
    String kept = peers.size() < MAX_PEERS ? key : UNKNOWN;
    return peers.computeIfAbsent(kept, name -> new PeerTraffic());
  }

  private CommandTraffic traffic(RoutablePeer peer, DiameterMessage message) {
    PeerTraffic known = peers.get(peer.identity().key());
    PeerTraffic traffic = known == null ? of(peer.identity().key()) : known;
    return traffic.of(message.applicationId(), message.commandCode());
  }
}

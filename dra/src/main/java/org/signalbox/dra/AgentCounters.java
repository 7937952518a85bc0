package org.signalbox.dra;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.RoutablePeer;

/**
 * Counts the agent's traffic by peer, application, command and class of result.
 *
 * <p>Peers are listed or admitted, so they are few; what happens with strangers counts as the peer
 * {@code unknown}. Any thread may count and read; counting takes no lock.
 */
public final class AgentCounters implements DiameterMetrics {

  private static final int MAX_PEERS = 10_000;
  private static final String UNKNOWN = "unknown";
  private static final int CLASS_SIZE = 1_000;
  private static final int CLASSES = 5;

  private final Map<String, PeerTraffic> peers = new ConcurrentHashMap<>();

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
      traffic.answerSent();
    }
  }

  @Override
  public void answered(RoutablePeer peer, DiameterMessage answer, long nanos) {
    traffic(peer, answer).answered(resultClass(answer), nanos);
  }

  @Override
  public void occurred(Occurrence occurrence, String peer) {
    of(peer).occurred(occurrence);
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

  /** The thousands of the result code, 0 when it has none or a strange one. */
  static int resultClass(DiameterMessage answer) {
    AvpCursor cursor = answer.cursor();
    while (cursor.next()) {
      if (cursor.is(BaseAvp.RESULT_CODE)) {
        return classOf(answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0));
      }
      if (cursor.is(BaseAvp.EXPERIMENTAL_RESULT)) {
        return classOf(
            answer
                .avps()
                .group(BaseAvp.EXPERIMENTAL_RESULT)
                .unsigned32(BaseAvp.EXPERIMENTAL_RESULT_CODE)
                .orElse(0));
      }
    }
    return 0;
  }

  private static int classOf(long resultCode) {
    long thousands = resultCode / CLASS_SIZE;
    return thousands >= 1 && thousands <= CLASSES ? (int) thousands : 0;
  }
}

package org.signalbox.diameter.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The peers that take requests, as they were at one moment. A new one is made whenever a peer opens
 * or leaves, so a router may keep what it derives from a snapshot as long as {@link #version} is
 * the same. Immutable.
 */
public final class PeerSnapshot {

  private final long version;
  private final List<RoutablePeer> peers;
  private final Map<String, RoutablePeer> byIdentity = new HashMap<>();
  private final Map<String, List<RoutablePeer>> byRealm = new HashMap<>();

  /**
   * A snapshot.
   *
   * @param version grows with each snapshot of a node
   * @param open the peers, in any order
   */
  public PeerSnapshot(long version, Collection<? extends RoutablePeer> open) {
    this.version = version;
    List<RoutablePeer> sorted = new ArrayList<>(open);
    // The order in which freeDiameter lists its peers; ties are broken among them in this order.
    sorted.sort(
        Comparator.comparingInt((RoutablePeer peer) -> peer.identity().text().length())
            .thenComparing(peer -> peer.identity().text()));
    this.peers = List.copyOf(sorted);
    for (RoutablePeer peer : peers) {
      byIdentity.put(peer.identity().key(), peer);
      byRealm.computeIfAbsent(lower(peer.realm()), realm -> new ArrayList<>()).add(peer);
    }
    byRealm.replaceAll((realm, all) -> List.copyOf(all));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Grows with each change. */
  public long version() {
    return version;
  }

  /** By length of the identity, then by its octets. */
  public List<RoutablePeer> peers() {
    return peers;
  }

  /** The peer of an identity, in any case. */
  public Optional<RoutablePeer> find(String identity) {
    return Optional.ofNullable(byIdentity.get(lower(identity)));
  }

  /** The peers that named a realm, in any case. */
  public List<RoutablePeer> inRealm(String realm) {
    return byRealm.getOrDefault(lower(realm), List.of());
  }
}

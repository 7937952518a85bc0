package org.signalbox.dra.guard;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.dra.pattern.IdentityPattern;

/**
 * The guards of all peers.
 *
 * @param peers by identity
 * @param patterns for peers that are not named, the first that covers the peer
 * @param others for all other peers; each has limits of its own
 */
public record GuardConfig(
    Map<DiameterIdentity, PeerGuard> peers, List<OfPattern> patterns, PeerGuard others) {

  /** Nobody is guarded. */
  public static final GuardConfig NONE = new GuardConfig(Map.of(), PeerGuard.NONE);

  public GuardConfig {
    peers = Map.copyOf(peers);
    patterns = List.copyOf(patterns);
  }

  /** Guards without patterns. */
  public GuardConfig(Map<DiameterIdentity, PeerGuard> peers, PeerGuard others) {
    this(peers, List.of(), others);
  }

  /** The guard of each peer that a pattern covers; each has limits of its own. */
  public record OfPattern(IdentityPattern pattern, PeerGuard guard) {}

  /** The guard of a peer. */
  public PeerGuard of(DiameterIdentity peer) {
    PeerGuard named = peers.get(peer);
    return named != null
        ? named
        : patterns.stream()
            .filter(of -> of.pattern().covers(peer))
            .map(OfPattern::guard)
            .findFirst()
            .orElse(others);
  }

  /** Every guard there is. */
  Stream<PeerGuard> all() {
    return Stream.of(
            peers.values().stream(), patterns.stream().map(OfPattern::guard), Stream.of(others))
        .flatMap(each -> each);
  }
}

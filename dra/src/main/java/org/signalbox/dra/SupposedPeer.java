package org.signalbox.dra;

import java.util.Set;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * A peer as it would be were it connected: one that has every application and takes requests.
 *
 * @param realm it would name
 */
public record SupposedPeer(DiameterIdentity identity, String realm) implements RoutablePeer {

  /**
   * A peer of a configuration.
   *
   * @param ownRealm the agent's, for a name without a dot
   */
  static SupposedPeer of(PeerConfig config, String ownRealm) {
    DiameterIdentity name = config.identity();
    String ofName = name.text().contains(".") ? name.realmPart() : ownRealm;
    return new SupposedPeer(name, config.realm().orElse(ofName));
  }

  @Override
  public Set<Integer> applications() {
    return Set.of();
  }

  @Override
  public boolean isRelay() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public int pending() {
    return 0;
  }
}

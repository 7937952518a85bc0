package org.signalbox.dra.rule;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.diameter.node.PeerSnapshot;

/** The connected peers of one snapshot by realm, made once for it. Any thread. */
final class PeerLandscape {

  private final PeerSnapshot snapshot;
  private final Map<String, RealmPeers> realms = new ConcurrentHashMap<>();

  PeerLandscape(PeerSnapshot snapshot, PeerJudge judge) {
    this.snapshot = snapshot;
    snapshot.peers().stream()
        .map(peer -> peer.realm().toLowerCase(Locale.ROOT))
        .distinct()
        .forEach(realm -> realms.put(realm, new RealmPeers(realm, snapshot.inRealm(realm), judge)));
  }

  boolean isOf(PeerSnapshot other) {
    return snapshot == other;
  }

  /** The peers of a realm in lower case; empty when none is connected. */
  Optional<RealmPeers> realm(String realm) {
    return Optional.ofNullable(realms.get(realm));
  }
}

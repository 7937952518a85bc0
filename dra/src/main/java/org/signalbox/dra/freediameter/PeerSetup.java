package org.signalbox.dra.freediameter;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Problem;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.PeerAdmission;
import org.signalbox.diameter.peer.PeerAddress;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerTimers;
import org.signalbox.diameter.peer.PeerTransport;
import org.signalbox.dra.freediameter.FreeDiameterConfig.ConnectPeer;

/** The peers of a main file as a Diameter node takes them. */
final class PeerSetup {

  private static final int CLEAR_PORT = 3868;
  private static final int SECURE_PORT = 5868;

  private final FreeDiameterConfig config;
  private final List<Problem> problems;

  PeerSetup(FreeDiameterConfig config, List<Problem> problems) {
    this.config = config;
    this.problems = problems;
  }

  List<PeerConfig> listed() {
    List<PeerConfig> peers = new ArrayList<>();
    for (ConnectPeer peer : config.peers()) {
      if (DiameterIdentity.isValid(peer.identity())) {
        peers.add(peer(peer));
      } else {
        problems.add(
            new Problem(
                peer.position(), "the identity \"" + peer.identity() + "\"", "visible ASCII"));
      }
    }
    return peers;
  }

  private static PeerConfig peer(ConnectPeer peer) {
    int port = peer.port().orElse(peer.noTls() || peer.oldTls() ? CLEAR_PORT : SECURE_PORT);
    List<String> hosts = peer.addresses().isEmpty() ? List.of(peer.identity()) : peer.addresses();
    PeerConfig configured =
        PeerConfig.accepting(peer.identity())
            .withAddresses(hosts.stream().map(host -> new PeerAddress(host, port)).toList())
            .withTransport(transport(peer))
            .withSecurity(security(peer))
            .withTimers(timers(peer));
    return peer.realm().map(configured::withRealm).orElse(configured);
  }

  /** The daemon prefers SCTP; here it is used where it is the only choice. */
  private static PeerTransport transport(ConnectPeer peer) {
    return peer.families().tcp() ? PeerTransport.TCP : PeerTransport.SCTP;
  }

  private static PeerSecurity security(ConnectPeer peer) {
    if (peer.noTls()) {
      return PeerSecurity.CLEAR;
    }
    return peer.oldTls() ? PeerSecurity.INBAND_TLS : PeerSecurity.TLS;
  }

  private static PeerTimers timers(ConnectPeer peer) {
    return PeerTimers.defaults()
        .withReconnect(Duration.ofSeconds(peer.timers().reconnectSeconds()))
        .withWatchdog(Duration.ofSeconds(Math.max(6, peer.timers().watchdogSeconds())));
  }

  /** Lets in whom the whitelist names, and keeps others waiting for the processing peers. */
  PeerAdmission admission(Optional<Whitelist> whitelist) {
    PeerTimers timers =
        PeerTimers.defaults().withWatchdog(Duration.ofSeconds(config.timers().watchdogSeconds()));
    FreeDiameterConfig.Limits limits = config.limits();
    Optional<ProcessingPeers> processing =
        limits
            .processingPeersPattern()
            .filter(pattern -> limits.processingPeersMinimum() > 0)
            .map(pattern ->
                new ProcessingPeers(Pattern.compile(pattern), limits.processingPeersMinimum()));
    return new FileAdmission(whitelist, processing, timers);
  }
}

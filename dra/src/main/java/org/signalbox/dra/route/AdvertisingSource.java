package org.signalbox.dra.route;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.node.PeerAdmission;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * Files that cannot say themselves which applications a peer is told, with what an operator says
 * beside them.
 *
 * @param files what is read
 * @param applications that our CER and CEA name to a peer, instead of the node's
 */
public record AdvertisingSource(
    AgentSource files, Map<DiameterIdentity, List<AdvertisedApplication>> applications)
    implements AgentSource {

  public AdvertisingSource {
    applications = Map.copyOf(applications);
  }

  @Override
  public AgentSetup read() {
    AgentSetup setup = files.read();
    List<PeerConfig> peers = setup.node().peers().stream().map(this::advertising).toList();
    return new AgentSetup(
        setup.node().withPeers(peers),
        new Admission(setup.admission()),
        setup.routers(),
        setup.policy(),
        setup.ruleCount(),
        setup.dumpMask(),
        setup.problems(),
        setup.warnings());
  }

  private PeerConfig advertising(PeerConfig peer) {
    List<AdvertisedApplication> told = applications.get(peer.identity());
    return told == null ? peer : peer.withAdvertised(told);
  }

  /** Peers that the files let in without a list. */
  private final class Admission implements PeerAdmission {

    private final PeerAdmission inner;

    Admission(PeerAdmission inner) {
      this.inner = inner;
    }

    @Override
    public Optional<PeerConfig> admit(PeerHello hello) {
      return inner.admit(hello).map(AdvertisingSource.this::advertising);
    }

    @Override
    public Optional<MessageFault> refusal(PeerHello hello, PeerSnapshot open) {
      return inner.refusal(hello, open);
    }
  }
}

package org.signalbox.dra.freediameter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.peer.AdvertisedApplication;

/**
 * Turns a main file into the setup of a Diameter node: its listeners, peers and certificates, with
 * the daemon's defaults.
 *
 * <p>Unlike the daemon, loopback addresses are listened on when they are named, and no certificate
 * is needed where every peer is marked No_TLS.
 */
final class NodeSetupCompiler {

  private final Path mainFile;
  private final FreeDiameterConfig config;
  private final RoutingExtensions extensions;
  private final SourcePosition top;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  /**
   * A compiler for one set of files.
   *
   * @param mainFile where it was read, for messages and relative certificate paths
   */
  NodeSetupCompiler(Path mainFile, FreeDiameterFiles files) {
    this.mainFile = mainFile;
    this.config = files.config();
    this.extensions = files.extensions();
    this.top = new SourcePosition(mainFile.toString(), 1, 1);
  }

  /** The setup. Looks names up and reads certificates; may block. */
  NodeSetup compile() {
    String identity = config.identity().orElseGet(this::ownName);
    if (!DiameterIdentity.isValid(identity)) {
      problems.add(new Problem(top, "the identity \"" + identity + "\"", "a Diameter identity"));
      identity = "invalid";
    }
    String realm = config.realm().orElse(DiameterIdentity.of(identity).realmPart());
    CertificateFiles certificates = new CertificateFiles(mainFile, config, problems, warnings);
    PeerSetup peers = new PeerSetup(config, problems);
    NodeConfig node = NodeConfig.of(identity, realm).withPeers(peers.listed());
    for (ListenerConfig listener : listeners(certificates)) {
      node = node.withListener(listener);
    }
    if (!config.noRelay()) {
      node = node.withAdvertised(AdvertisedApplication.relay());
    }
    if (certificates.tls().isPresent()) {
      node = node.withTls(certificates.tls().get());
    }
    warnOfProcessingPeers();
    return new NodeSetup(node, peers.admission(extensions.whitelist()), problems, warnings);
  }

  private String ownName() {
    try {
      return InetAddress.getLocalHost().getCanonicalHostName();
    } catch (UnknownHostException e) {
      problems.add(
          new Problem(top, "no Identity and a host without a name", "Identity = \"...\";"));
      return "unnamed";
    }
  }

  private List<ListenerConfig> listeners(CertificateFiles certificates) {
    FreeDiameterConfig.Listener listener = config.listener();
    List<ListenerConfig> found = new ArrayList<>();
    boolean secure = listener.securePort() != 0 && certificates.tls().isPresent();
    for (InetAddress address : addresses()) {
      if (listener.families().tcp() && listener.port() != 0) {
        found.add(ListenerConfig.tcp(new InetSocketAddress(address, listener.port())));
      }
      if (listener.families().tcp() && secure) {
        found.add(ListenerConfig.tls(new InetSocketAddress(address, listener.securePort())));
      }
    }
    if (listener.families().sctp() && listener.port() != 0) {
      addSctp(found);
    }
    return found;
  }

  /** One association endpoint over all addresses, where the system has SCTP. */
  private void addSctp(List<ListenerConfig> found) {
    if (!DiameterNode.hasSctp()) {
      warnings.add(
          new Problem(
              top,
              "SCTP on a system that has none",
              "No_SCTP; or the kernel module (modprobe sctp) and the package libsctp1"));
      return;
    }
    List<InetSocketAddress> all =
        addresses().stream()
            .map(address -> new InetSocketAddress(address, config.listener().port()))
            .toList();
    if (!all.isEmpty()) {
      found.add(ListenerConfig.sctp(all.getFirst(), all.subList(1, all.size())));
    }
  }

  private List<InetAddress> addresses() {
    List<InetAddress> found = new ArrayList<>();
    for (String written : config.listener().addresses()) {
      literal(written).ifPresent(found::add);
    }
    if (found.isEmpty() && config.listener().addresses().isEmpty()) {
      found.add(new InetSocketAddress(0).getAddress());
    }
    return found;
  }

  private Optional<InetAddress> literal(String written) {
    try {
      return Optional.of(InetAddress.ofLiteral(written));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(top, "ListenOn = \"" + written + "\"", "a numeric address"));
      return Optional.empty();
    }
  }

  private void warnOfProcessingPeers() {
    FreeDiameterConfig.Limits limits = config.limits();
    if (limits.processingPeersPattern().isPresent() != limits.processingPeersMinimum() > 0) {
      warnings.add(
          new Problem(
              top,
              "one of ProcessingPeersPattern and ProcessingPeersMinimum",
              "both: one alone keeps nobody waiting"));
    }
  }
}

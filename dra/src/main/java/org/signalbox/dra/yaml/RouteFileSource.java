package org.signalbox.dra.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.PeerAdmission;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.dra.guard.GuardConfig;
import org.signalbox.dra.guard.PeerGuard;
import org.signalbox.dra.guard.PeerPolicy;
import org.signalbox.dra.role.PeerRole;
import org.signalbox.dra.role.RoleConfig;
import org.signalbox.dra.route.AgentSetup;
import org.signalbox.dra.route.AgentSource;
import org.signalbox.dra.route.RouterFactory;
import org.signalbox.dra.rule.RuleRouter;

/**
 * Our own routing file as the setup of an agent.
 *
 * @param file such as {@code config/dra.yaml}
 */
public record RouteFileSource(Path file) implements AgentSource {

  @Override
  public AgentSetup read() {
    FileFindings findings = new FileFindings();
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    RouteFile read = new RouteFileReader(file.toString(), folder, findings).read(octets());
    if (findings.problems().isEmpty()) {
      new RouteFileAudit(read, findings).run();
    }
    List<PeerConfig> peers = read.names().peers().stream().map(PeerEntry::config).toList();
    NodeConfig node = read.node().node().withPeers(peers);
    return new AgentSetup(
        node,
        admission(read.names().accepted()),
        routers(read),
        policy(read.names()),
        read.routes().size(),
        read.node().dumpMask(),
        findings.problems(),
        findings.warnings());
  }

  private byte[] octets() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new OperatorFault("cannot read " + file + ": expected a readable file", e);
    }
  }

  private static PeerAdmission admission(List<AcceptRule> rules) {
    return hello ->
        rules.stream()
            .filter(rule -> rule.identities().covers(hello.identity()))
            .findFirst()
            .flatMap(rule -> rule.admit(hello));
  }

  static RouterFactory routers(RouteFile read) {
    Names names = read.names();
    Set<String> realms = new HashSet<>();
    realms.add(read.node().node().origin().realm());
    names.peers().forEach(peer -> realms.add(realm(peer.config())));
    RuleRouter.RuleSet rules =
        new RuleRouter.RuleSet(
            read.routes(),
            read.pathCount(),
            read.node().node().origin(),
            realms,
            hasMates(names) ? peer -> names.traits(peer).mate() : peer -> false,
            read.node().followsRedirects());
    return (clock, roles) -> new RuleRouter(rules, roles);
  }

  private static boolean hasMates(Names names) {
    return names.peers().stream().anyMatch(peer -> peer.traits().mate())
        || names.accepted().stream().anyMatch(rule -> rule.traits().mate());
  }

  private static String realm(PeerConfig peer) {
    return peer.realm().orElseGet(peer.identity()::realmPart);
  }

  static PeerPolicy policy(Names names) {
    Map<DiameterIdentity, PeerGuard> guards = new HashMap<>();
    Map<DiameterIdentity, List<PeerRole>> roles = new HashMap<>();
    for (PeerEntry peer : names.peers()) {
      DiameterIdentity identity = peer.config().identity();
      guards.put(identity, peer.traits().guard());
      roles.put(identity, peer.traits().roles());
    }
    List<GuardConfig.OfPattern> guardPatterns = new ArrayList<>();
    List<RoleConfig.OfPattern> rolePatterns = new ArrayList<>();
    for (AcceptRule rule : names.accepted()) {
      guardPatterns.add(new GuardConfig.OfPattern(rule.identities(), rule.traits().guard()));
      rolePatterns.add(new RoleConfig.OfPattern(rule.identities(), rule.traits().roles()));
    }
    return new PeerPolicy(
        new GuardConfig(guards, guardPatterns, PeerGuard.NONE),
        new RoleConfig(roles, rolePatterns),
        true);
  }
}

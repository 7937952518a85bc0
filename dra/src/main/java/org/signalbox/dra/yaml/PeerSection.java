package org.signalbox.dra.yaml;

import java.util.List;
import java.util.Optional;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.peer.PeerAddress;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerTransport;

/** Reads peers, and what accept-patterns say in the same words. */
final class PeerSection {

  static final String KEYS = "realm, connect, transport, security, roles, advertise and others";

  private static final ValueForm<PeerSecurity> SECURITY =
      new ValueForm<>(
          "one of clear, tls, inband-tls",
          text ->
              switch (text) {
                case "clear" -> PeerSecurity.CLEAR;
                case "tls" -> PeerSecurity.TLS;
                case "inband-tls" -> PeerSecurity.INBAND_TLS;
                default -> throw new IllegalArgumentException(text);
              });

  private final FileFindings findings;
  private final NodeSettings node;
  private final TraitKeys traits;

  PeerSection(FileFindings findings, NodeSettings node) {
    this.findings = findings;
    this.node = node;
    this.traits = new TraitKeys(findings);
  }

  /** A peer by its name; empty when the name is none. */
  Optional<PeerEntry> read(YamlValue.Member member) {
    SectionReader section =
        member.value() instanceof YamlValue.Nothing nothing
            ? new SectionReader(
                new YamlValue.Section(List.of(), nothing.position()), findings.problems())
            : findings.section(member.value(), KEYS);
    Optional<String> identity =
        section
            .read(new YamlValue.Text(member.key(), member.position()), RouteForms.IDENTITY)
            .map(Located::value);
    PeerConfig config = shared(section, PeerConfig.accepting(identity.orElse("unnamed")));
    int port =
        config.security() == PeerSecurity.TLS ? NodeSection.SECURE_PORT : NodeSection.CLEAR_PORT;
    List<PeerAddress> addresses =
        section.list("connect", RouteForms.address(port)).stream().map(Located::value).toList();
    config = config.withAddresses(addresses).withTransport(transport(section));
    PeerTraits read = traits.read(section);
    section.finish();
    PeerConfig finished = config;
    return identity.map(name -> new PeerEntry(finished, read, member.position()));
  }

  private PeerTransport transport(SectionReader section) {
    PeerTransport transport =
        section
            .optional("transport", ValueForms.oneOf(PeerTransport.class))
            .orElse(PeerTransport.TCP);
    if (transport == PeerTransport.SCTP && !DiameterNode.hasSctp()) {
      findings.warning(
          section.position("transport"),
          "SCTP on a system that has none",
          "transport: tcp, or an installed lksctp-tools");
    }
    return transport;
  }

  /** The keys that a pattern has too. */
  PeerConfig shared(SectionReader section, PeerConfig named) {
    PeerConfig config =
        named
            .withSecurity(section.optional("security", SECURITY).orElse(usualSecurity()))
            .withTimers(NodeSection.timers(section, node.timers()));
    if (config.security() != PeerSecurity.CLEAR && node.node().tls().isEmpty()) {
      findings.problem(
          section.position("security"), "a peer with TLS without node.tls", "node.tls in the file");
    }
    Optional<String> realm = section.optional("realm", RouteForms.REALM);
    if (realm.isPresent()) {
      config = config.withRealm(realm.get());
    }
    if (section.member("advertise").isEmpty()) {
      return config;
    }
    return config.withAdvertised(
        findings.lookups(section, "advertise", findings.names()::application).stream()
            .map(Located::value)
            .map(ApplicationDefinition::advertised)
            .toList());
  }

  private PeerSecurity usualSecurity() {
    return node.node().tls().isPresent() ? PeerSecurity.TLS : PeerSecurity.CLEAR;
  }

  PeerTraits traits(SectionReader section) {
    return traits.read(section);
  }
}

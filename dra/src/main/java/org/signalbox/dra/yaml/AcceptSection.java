package org.signalbox.dra.yaml;

import java.util.List;
import java.util.Optional;
import org.signalbox.config.ValueForm;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.dra.pattern.IdentityPattern;

/** Reads one item of {@code accept}. */
final class AcceptSection {

  static final String KEYS = "identity, from, realm, security, roles, advertise and others";

  private static final ValueForm<IdentityPattern> PATTERN =
      new ValueForm<>("a pattern such as \"*.example.org\"", IdentityPattern::new);
  private static final ValueForm<AddressBlock> BLOCK =
      new ValueForm<>("an IP address or a block such as 10.20.0.0/16", AddressBlock::parse);

  private final FileFindings findings;
  private final PeerSection peers;

  AcceptSection(FileFindings findings, PeerSection peers) {
    this.findings = findings;
    this.peers = peers;
  }

  Optional<AcceptRule> read(YamlValue item) {
    SectionReader section = findings.section(item, KEYS);
    Optional<IdentityPattern> pattern = section.required("identity", PATTERN);
    List<AddressBlock> from = section.list("from", BLOCK).stream().map(Located::value).toList();
    PeerConfig template = peers.shared(section, PeerConfig.accepting("accepted"));
    PeerTraits traits = peers.traits(section);
    section.finish();
    return pattern.map(name -> new AcceptRule(name, from, template, traits, item.position()));
  }
}

package org.signalbox.dra.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.config.ValueForm;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.core.NearestName;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.dra.role.RoleTable;
import org.signalbox.dra.rule.Condition;
import org.signalbox.dra.rule.PeerGroup;
import org.signalbox.dra.rule.RoleSet;

/** Reads the key {@code from} of a route's conditions: peers, groups and {@code role:NAME}. */
final class SourceSection {

  private static final String ROLE = "role:";
  private static final ValueForm<String> SOURCE =
      new ValueForm<>("a peer, a group or role:NAME", text -> text);

  private final FileFindings findings;
  private final Names names;

  SourceSection(FileFindings findings, Names names) {
    this.findings = findings;
    this.names = names;
  }

  Optional<Condition> read(SectionReader section) {
    List<Located<String>> written = section.list("from", SOURCE);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Set<String> peers = new HashSet<>();
    Set<String> roles = new HashSet<>();
    for (Located<String> text : written) {
      if (text.value().startsWith(ROLE)) {
        role(text).ifPresent(roles::add);
      } else {
        peers.addAll(peers(text));
      }
    }
    String shown = written.stream().map(Located::value).collect(Collectors.joining(" or "));
    return Optional.of(new Condition.ComesFrom(peers, new RoleSet(roles, this::hasRole), shown));
  }

  private Optional<String> role(Located<String> text) {
    String name = text.value().substring(ROLE.length()).toLowerCase(Locale.ROOT);
    if (RoleTable.standard().role(name).isEmpty()) {
      findings.problem(
          text.position(),
          "\"" + text.value() + "\"",
          NearestName.of(name, RoleTable.standard().roleNames())
              .map(nearest -> "a role; the nearest is \"" + nearest + "\"")
              .orElse("one of " + String.join(", ", RoleTable.standard().roleNames())));
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private Set<String> peers(Located<String> text) {
    Optional<PeerGroup> group = names.group(text.value());
    if (group.isPresent()) {
      names.use(text.value());
      return group.get().members().stream().map(DiameterIdentity::key).collect(Collectors.toSet());
    }
    Optional<DiameterIdentity> peer = names.peer(text.value());
    if (peer.isEmpty()) {
      findings.problem(
          text.position(),
          "\"" + text.value() + "\"",
          "a peer, a group or role:NAME" + names.nearestPeer(text.value()));
    }
    return peer.map(DiameterIdentity::key).map(Set::of).orElseGet(Set::of);
  }

  /** By what the file says; a file is read wholly before the first request asks. */
  private boolean hasRole(DiameterIdentity peer, Set<String> roles) {
    return names.traits(peer).roles().stream().anyMatch(role -> roles.contains(role.name()));
  }
}

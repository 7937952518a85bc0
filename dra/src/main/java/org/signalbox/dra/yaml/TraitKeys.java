package org.signalbox.dra.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.dictionary.CommandDefinition;
import org.signalbox.dra.guard.AllowedCommands;
import org.signalbox.dra.guard.OriginRule;
import org.signalbox.dra.guard.PeerGuard;
import org.signalbox.dra.guard.RateLimit;
import org.signalbox.dra.guard.RealmPattern;
import org.signalbox.dra.role.PeerRole;
import org.signalbox.dra.role.RoleTable;

/**
 * Reads the keys that peers and accept-patterns share: {@code roles, mate, receive-limit,
 * send-limit, origin-realms, may-send}.
 */
final class TraitKeys {

  private static final ValueForm<Integer> RATE = ValueForms.count(1, RateLimit.MAX);

  private final FileFindings findings;
  private final RoleTable roles = RoleTable.standard();
  private final ValueForm<PeerRole> role =
      new ValueForm<>("one of the roles " + String.join(", ", roles.roleNames()), this::role);

  TraitKeys(FileFindings findings) {
    this.findings = findings;
  }

  private PeerRole role(String name) {
    return roles.role(name).orElseThrow(() -> new IllegalArgumentException(name));
  }

  PeerTraits read(SectionReader section) {
    List<PeerRole> given = section.list("roles", role).stream().map(Located::value).toList();
    boolean mate = section.optional("mate", ValueForms.FLAG).orElse(false);
    return new PeerTraits(guard(section), given, mate);
  }

  private PeerGuard guard(SectionReader section) {
    Optional<RateLimit> receiving =
        section.optional("receive-limit", RATE).map(RateLimit::perSecond);
    Optional<RateLimit> sending = section.optional("send-limit", RATE).map(RateLimit::perSecond);
    List<RealmPattern> realms =
        section.list("origin-realms", RouteForms.REALM_PATTERN).stream()
            .map(Located::value)
            .toList();
    Optional<OriginRule> origin =
        realms.isEmpty() ? Optional.empty() : Optional.of(OriginRule.speakingFor(realms));
    return new PeerGuard(receiving, sending, origin, allowed(section));
  }

  /** Applications, each with the commands of it that may come; {@code all} for every one. */
  private Optional<AllowedCommands> allowed(SectionReader section) {
    List<YamlValue.Member> members = section.named("may-send", "applications with commands");
    Map<Integer, Set<Integer>> byApplication = new HashMap<>();
    for (YamlValue.Member member : members) {
      Optional<ApplicationDefinition> application =
          findings.lookup(
              new Located<>(member.key(), member.position()), findings.names()::application);
      application.ifPresent(
          known -> byApplication.put(known.id(), commands(section, member, known)));
    }
    return section.member("may-send").isEmpty()
        ? Optional.empty()
        : Optional.of(new AllowedCommands(byApplication));
  }

  private Set<Integer> commands(
      SectionReader section, YamlValue.Member member, ApplicationDefinition application) {
    List<Located<String>> written =
        section.texts(member.value(), new ValueForm<>("commands, or all", text -> text));
    if (written.size() == 1 && written.getFirst().value().equals("all")) {
      return Set.of();
    }
    Set<Integer> codes = new HashSet<>();
    for (Located<String> text : written) {
      findings
          .lookup(text, name -> findings.names().command(name, application))
          .map(CommandDefinition::code)
          .ifPresent(codes::add);
    }
    return codes;
  }
}

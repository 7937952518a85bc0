package org.signalbox.dra.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.config.ValueForm;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.dra.rule.PeerGroup;

/** Reads one group: a list of peers, each a name, or a section with weight and priority. */
final class GroupSection {

  private static final String KEYS = "peer, weight, priority";
  private static final ValueForm<String> PEER = new ValueForm<>("the name of a peer", text -> text);

  private final FileFindings findings;
  private final Names names;

  GroupSection(FileFindings findings, Names names) {
    this.findings = findings;
    this.names = names;
  }

  void read(YamlValue.Member member) {
    Optional<String> name =
        new SectionReader(new YamlValue.Section(List.of(), member.position()), findings.problems())
            .read(new YamlValue.Text(member.key(), member.position()), RouteForms.OWN_NAME)
            .map(Located::value);
    List<PeerGroup.Member> members = new ArrayList<>();
    Map<DiameterIdentity, SourcePosition> seen = new HashMap<>();
    for (YamlValue item : items(member.value())) {
      member(item).filter(found -> isFirst(found, seen)).ifPresent(members::add);
    }
    if (name.isPresent() && names.peer(name.get()).isPresent()) {
      findings.problem(member.position(), "a group with the name of a peer", "a name of its own");
    } else if (name.isPresent() && !members.isEmpty() && isSmallEnough(member, members)) {
      names.add(new PeerGroup(name.get(), members), member.position());
    }
  }

  private List<YamlValue> items(YamlValue value) {
    if (value instanceof YamlValue.Items items && !items.items().isEmpty()) {
      return items.items();
    }
    findings.problem(value.position(), value.found(), "a list of peers");
    return List.of();
  }

  private Optional<PeerGroup.Member> member(YamlValue item) {
    SectionReader section =
        item instanceof YamlValue.Text text
            ? new SectionReader(
                new YamlValue.Section(
                    List.of(new YamlValue.Member("peer", text.position(), text)), text.position()),
                findings.problems())
            : findings.section(item, KEYS);
    Optional<String> name = section.required("peer", PEER);
    int weight = section.optional("weight", RouteForms.WEIGHT).orElse(1);
    int priority = section.optional("priority", RouteForms.PRIORITY).orElse(1);
    section.finish();
    Optional<DiameterIdentity> peer = name.flatMap(names::peer);
    if (name.isPresent() && peer.isEmpty()) {
      findings.problem(
          section.position("peer"),
          "\"" + name.get() + "\"",
          "a peer of the section peers" + names.nearestPeer(name.get()));
    }
    return peer.map(identity -> new PeerGroup.Member(identity, weight, priority, item.position()));
  }

  private boolean isFirst(PeerGroup.Member member, Map<DiameterIdentity, SourcePosition> seen) {
    SourcePosition first = seen.putIfAbsent(member.identity(), member.position());
    if (first != null) {
      findings.problem(
          member.position(),
          member.identity() + " again, first in line " + first.line(),
          "each peer once in a group");
    }
    return first == null;
  }

  private boolean isSmallEnough(YamlValue.Member group, List<PeerGroup.Member> members) {
    Map<Integer, Integer> sizes = new HashMap<>();
    members.forEach(member -> sizes.merge(member.priority(), 1, Integer::sum));
    int most = sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (most > PeerGroup.MAX_MEMBERS) {
      findings.problem(
          group.position(),
          most + " peers of one priority",
          "at most " + PeerGroup.MAX_MEMBERS + " peers of one priority");
    }
    return most <= PeerGroup.MAX_MEMBERS;
  }
}

package org.signalbox.dra.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.rule.RouteRule;

/** Reads a routing file, section by section: each may name what those before it define. */
final class RouteFileReader {

  /** Routes of one file; their index has a bit of each for every value that any of them names. */
  private static final int MAX_ROUTES = 10_000;

  private static final String KEYS = "node, peers, accept, groups, tables, routes";

  private final String file;
  private final Path folder;
  private final FileFindings findings;

  /**
   * @param file the name that problems carry
   * @param folder where relative paths of the file begin
   */
  RouteFileReader(String file, Path folder, FileFindings findings) {
    this.file = file;
    this.folder = folder;
    this.findings = findings;
  }

  RouteFile read(byte[] octets) {
    SourcePosition top = new SourcePosition(file, 1, 1);
    Optional<YamlValue> found = new YamlReader(file, findings.problems()).read(octets);
    if (found.isEmpty() && !findings.problems().isEmpty()) {
      // What is no YAML has one problem, not one for every key that could not be read.
      return RouteFile.nothing(findings);
    }
    YamlValue root = found.orElseGet(() -> new YamlValue.Section(List.of(), top));
    SectionReader section = findings.section(root, KEYS);
    YamlValue nodeSection =
        section.value("node").orElseGet(() -> new YamlValue.Section(List.of(), top));
    NodeSettings node = new NodeSection(findings, folder).read(nodeSection);
    Names names = new Names(findings);
    peers(section, node, names);
    GroupSection groups = new GroupSection(findings, names);
    section.named("groups", "groups").forEach(groups::read);
    TableSection tables = new TableSection(findings, names, folder);
    section.named("tables", "tables").forEach(tables::read);
    RouteSection routes = new RouteSection(findings, names);
    List<RouteRule> rules = routes(section, routes);
    section.finish();
    return new RouteFile(node, names, rules, routes.pathCount());
  }

  private void peers(SectionReader section, NodeSettings node, Names names) {
    PeerSection peers = new PeerSection(findings, node);
    Map<String, SourcePosition> seen = new HashMap<>();
    for (YamlValue.Member member : section.named("peers", "peers by their identities")) {
      SourcePosition first =
          seen.putIfAbsent(member.key().toLowerCase(Locale.ROOT), member.position());
      if (first != null) {
        findings.problem(
            member.position(),
            "\"" + member.key() + "\" again, first in line " + first.line(),
            "each peer once, in whatever case");
      }
      peers.read(member).ifPresent(names::add);
    }
    AcceptSection accepted = new AcceptSection(findings, peers);
    for (YamlValue item : section.items("accept", "sections with " + AcceptSection.KEYS)) {
      accepted.read(item).ifPresent(names::add);
    }
  }

  private List<RouteRule> routes(SectionReader section, RouteSection routes) {
    List<YamlValue> items = section.items("routes", "routes");
    if (items.size() > MAX_ROUTES) {
      findings.problem(
          section.position("routes"),
          items.size() + " routes",
          "at most " + MAX_ROUTES + "; a table takes any number of subscribers");
      return List.of();
    }
    List<RouteRule> rules = new ArrayList<>();
    for (YamlValue item : items) {
      Optional<RouteRule> rule = routes.read(item);
      rule.ifPresent(rules::add);
    }
    return rules;
  }
}

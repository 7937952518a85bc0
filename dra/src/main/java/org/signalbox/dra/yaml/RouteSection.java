package org.signalbox.dra.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.rule.Condition;
import org.signalbox.dra.rule.RouteAction;
import org.signalbox.dra.rule.RouteRule;

/** Reads routes: {@code name, when, then}. One for all routes of a file. */
final class RouteSection {

  private static final String KEYS = "name, when, then";

  private final FileFindings findings;
  private final ConditionSection conditions;
  private final ActionSection actions;
  private final Map<String, SourcePosition> seen = new HashMap<>();
  private int count;

  RouteSection(FileFindings findings, Names names) {
    this.findings = findings;
    this.conditions = new ConditionSection(findings, names);
    this.actions = new ActionSection(findings, names);
  }

  int pathCount() {
    return conditions.pathCount();
  }

  Optional<RouteRule> read(YamlValue item) {
    count++;
    SectionReader section = findings.section(item, KEYS);
    String name = section.optional("name", RouteForms.OWN_NAME).orElse("route " + count);
    SourcePosition first = seen.putIfAbsent(name, section.position("name"));
    if (first != null) {
      findings.problem(
          section.position("name"),
          "the name " + name + " again, first in line " + first.line(),
          "each name once");
    }
    List<Condition> when = section.value("when").map(conditions::read).orElseGet(List::of);
    Optional<YamlValue> then = section.value("then");
    if (then.isEmpty()) {
      findings.problem(section.position(), "no then", "then: with to, set, redirect or refuse");
    }
    Optional<RouteAction> action = then.flatMap(actions::read);
    section.finish();
    return action.map(does -> new RouteRule(name, when, does, item.position()));
  }
}

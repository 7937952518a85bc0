package org.signalbox.dra.yaml;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.config.ValueForm;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.dictionary.AvpDefinition;
import org.signalbox.diameter.dictionary.AvpType;
import org.signalbox.diameter.dictionary.CommandDefinition;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.dra.number.NumberKind;
import org.signalbox.dra.number.NumberRange;
import org.signalbox.dra.number.NumberTable;
import org.signalbox.dra.rule.AvpPath;
import org.signalbox.dra.rule.Condition;
import org.signalbox.dra.rule.TextField;
import org.signalbox.dra.rule.TextTest;

/** Reads the section {@code when} of routes. One for all routes of a file. */
final class ConditionSection {

  private static final String KEYS =
      "application, command, from, imsi, msisdn, origin-host, origin-realm, destination-host,"
          + " destination-realm, avp";
  private static final String TABLE = "table:";
  private static final ValueForm<String> TEXT =
      new ValueForm<>("a text, or /a regular expression/", text -> text);

  private final FileFindings findings;
  private final Names names;
  private final SourceSection sources;
  private final Map<List<AvpKey>, AvpPath> paths = new HashMap<>();

  ConditionSection(FileFindings findings, Names names) {
    this.findings = findings;
    this.names = names;
    this.sources = new SourceSection(findings, names);
  }

  /** AVP paths of all routes read so far. */
  int pathCount() {
    return paths.size();
  }

  List<Condition> read(YamlValue value) {
    SectionReader section = findings.section(value, KEYS);
    List<Condition> conditions = new ArrayList<>();
    List<Located<ApplicationDefinition>> applications =
        findings.lookups(section, "application", findings.names()::application);
    if (!applications.isEmpty()) {
      conditions.add(application(applications));
    }
    command(section, applications).ifPresent(conditions::add);
    sources.read(section).ifPresent(conditions::add);
    for (TextField field : TextField.values()) {
      if (section.member(field.key()).isPresent()) {
        conditions.add(
            new Condition.FieldIs(field, identityTest(section.list(field.key(), TEXT), section)));
      }
    }
    for (NumberKind kind : NumberKind.values()) {
      number(section, kind).ifPresent(conditions::add);
    }
    for (YamlValue.Member member : section.named("avp", "AVP paths")) {
      avp(section, member).ifPresent(conditions::add);
    }
    section.finish();
    return conditions;
  }

  private static Condition application(List<Located<ApplicationDefinition>> applications) {
    Set<Integer> ids = new HashSet<>();
    applications.forEach(application -> ids.add(application.value().id()));
    return new Condition.ApplicationIs(
        ids,
        applications.stream()
            .map(application -> application.value().name())
            .collect(Collectors.joining(" or ")));
  }

  /** A short name may mean another command in another application. */
  private Optional<Condition> command(
      SectionReader section, List<Located<ApplicationDefinition>> applications) {
    List<Located<CommandDefinition>> commands =
        findings.lookups(
            section,
            "command",
            name ->
                applications.size() == 1
                    ? findings.names().command(name, applications.getFirst().value())
                    : findings.names().command(name));
    if (commands.isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> codes = new HashSet<>();
    commands.forEach(command -> codes.add(command.value().code()));
    return Optional.of(
        new Condition.CommandIs(
            codes,
            commands.stream()
                .map(command -> command.value().abbreviation(true))
                .collect(Collectors.joining(" or "))));
  }

  private TextTest identityTest(List<Located<String>> written, SectionReader section) {
    Set<String> texts = new HashSet<>();
    for (Located<String> text : written) {
      if (!RouteForms.isPattern(text.value())) {
        section
            .read(new YamlValue.Text(text.value(), text.position()), RouteForms.IDENTITY)
            .ifPresent(identity -> texts.add(identity.value().toLowerCase(Locale.ROOT)));
      }
    }
    return new TextTest(texts, patterns(written, RouteForms.LOWER_CASE_PATTERN));
  }

  private List<Pattern> patterns(List<Located<String>> written, ValueForm<Pattern> form) {
    List<Pattern> patterns = new ArrayList<>();
    for (Located<String> text : written) {
      if (RouteForms.isPattern(text.value())) {
        try {
          patterns.add(form.decode(text.value()));
        } catch (PatternSyntaxException e) {
          findings.problem(
              text.position(),
              "\"" + text.value() + "\"",
              "a regular expression (" + e.getDescription() + ")");
        } catch (IllegalArgumentException e) {
          findings.problem(text.position(), "\"" + text.value() + "\"", form.description());
        }
      }
    }
    return patterns;
  }

  private Optional<Condition> number(SectionReader section, NumberKind kind) {
    List<Located<String>> written =
        section.list(kind.key(), new ValueForm<>(NumberRange.FORM + ", or table:NAME", t -> t));
    if (section.member(kind.key()).isEmpty()) {
      return Optional.empty();
    }
    List<NumberRange> ranges = new ArrayList<>();
    Optional<NumberTable<?>> table = Optional.empty();
    for (Located<String> text : written) {
      if (text.value().startsWith(TABLE)) {
        table = table(new Located<>(text.value().substring(TABLE.length()), text.position()), kind);
      } else {
        section
            .read(new YamlValue.Text(text.value(), text.position()), RouteForms.NUMBERS)
            .ifPresent(range -> ranges.add(range.value()));
      }
    }
    String shown = written.stream().map(Located::value).collect(Collectors.joining(" or "));
    return Optional.of(new Condition.NumberIn(kind, ranges, table, shown));
  }

  private Optional<NumberTable<?>> table(Located<String> name, NumberKind kind) {
    Optional<Names.NumberTableOf> table = names.table(name);
    if (table.isPresent() && table.get().kind() != kind) {
      findings.problem(
          name.position(), "a table of " + table.get().kind().key(), "a table of " + kind.key());
    }
    return table.map(Names.NumberTableOf::table);
  }

  private Optional<Condition> avp(SectionReader section, YamlValue.Member member) {
    Optional<AvpPath> path = path(member);
    List<Located<String>> written = section.texts(member.value(), TEXT);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Set<String> texts = new HashSet<>();
    for (Located<String> text : written) {
      if (!RouteForms.isPattern(text.value())) {
        texts.add(valueText(path.get().last(), text.value()));
      }
    }
    return Optional.of(
        new Condition.AvpIs(
            path.get(), new TextTest(texts, patterns(written, RouteForms.PATTERN))));
  }

  /** An enumeration's value may be written by its name. */
  private static String valueText(AvpDefinition avp, String written) {
    return avp.value(written).map(String::valueOf).orElse(written);
  }

  /** AVPs by name or number, from the outermost inwards, with a right angle bracket between. */
  private Optional<AvpPath> path(YamlValue.Member member) {
    List<AvpDefinition> steps = new ArrayList<>();
    for (String name : member.key().split(">", -1)) {
      Optional<AvpDefinition> step =
          findings.lookup(new Located<>(name.strip(), member.position()), findings.names()::avp);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      steps.add(step.get());
    }
    AvpDefinition last = steps.getLast();
    if (last.type() == AvpType.GROUPED) {
      findings.problem(
          member.position(), "the group " + last.name(), "an AVP inside it, as GROUP > AVP");
      return Optional.empty();
    }
    List<AvpKey> keys = steps.stream().map(AvpDefinition::key).toList();
    return Optional.of(
        paths.computeIfAbsent(
            keys,
            all ->
                new AvpPath(
                    all,
                    last,
                    steps.stream().map(AvpDefinition::name).collect(Collectors.joining(" > ")),
                    paths.size())));
  }
}

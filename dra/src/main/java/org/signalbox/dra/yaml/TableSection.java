package org.signalbox.dra.yaml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.config.ValueForm;
import org.signalbox.config.ValueForms;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.number.NumberKind;
import org.signalbox.dra.number.NumberRange;
import org.signalbox.dra.number.NumberTable;
import org.signalbox.dra.rule.Destination;
import org.signalbox.dra.rule.Destination.TableTarget;

/** Reads one table: ranges of numbers in line, in a CSV file, or both, each with where it leads. */
final class TableSection {

  /** Entries of one table. */
  static final int MAX_ENTRIES = 2_000_000;

  private static final String KEYS = "of, file, entries";
  private static final ValueForm<String> DESTINATION =
      new ValueForm<>("a group, a peer or realm:NAME", text -> text);

  private final FileFindings findings;
  private final Names names;
  private final Path folder;

  /** An entry with its place, before it is known whether it can be used. */
  record Line(Located<String> numbers, Located<String> to, Optional<Located<String>> realm) {}

  /**
   * @param folder where relative paths of the file begin
   */
  TableSection(FileFindings findings, Names names, Path folder) {
    this.findings = findings;
    this.names = names;
    this.folder = folder;
  }

  void read(YamlValue.Member member) {
    SectionReader section = findings.section(member.value(), KEYS);
    Optional<String> name =
        section
            .read(new YamlValue.Text(member.key(), member.position()), RouteForms.OWN_NAME)
            .map(Located::value);
    Optional<NumberKind> kind = section.required("of", ValueForms.oneOf(NumberKind.class));
    List<Line> lines = new ArrayList<>();
    section
        .optional("file", ValueForms.PATH)
        .ifPresent(file -> lines.addAll(ofFile(folder.resolve(file), section.position("file"))));
    for (YamlValue.Member entry : section.named("entries", "numbers")) {
      inLine(section, entry).ifPresent(lines::add);
    }
    if (section.member("file").isEmpty() && section.member("entries").isEmpty()) {
      findings.problem(section.position(), "neither file nor entries", "one of them or both");
    }
    section.finish();
    NumberTable<TableTarget> table = table(section, lines);
    if (name.isPresent() && kind.isPresent()) {
      names.add(name.get(), new Names.NumberTableOf(kind.get(), table), member.position());
    }
  }

  private List<Line> ofFile(Path file, SourcePosition position) {
    try {
      return new TableCsv(file, findings).read();
    } catch (IOException e) {
      findings.problem(position, "no readable file " + file, "a CSV file of numbers");
      return List.of();
    }
  }

  /** {@code "90170": hss}, or {@code "90170": {to: hss, destination-realm: ...}}. */
  private Optional<Line> inLine(SectionReader table, YamlValue.Member entry) {
    Located<String> numbers = new Located<>(entry.key(), entry.position());
    if (entry.value() instanceof YamlValue.Section) {
      SectionReader section = findings.section(entry.value(), "to, destination-realm");
      Optional<String> to = section.required("to", DESTINATION);
      Optional<Located<String>> realm =
          section
              .optional("destination-realm", RouteForms.REALM)
              .map(text -> new Located<>(text, section.position("destination-realm")));
      section.finish();
      return to.map(text -> new Line(numbers, new Located<>(text, section.position("to")), realm));
    }
    return table
        .read(entry.value(), DESTINATION)
        .map(to -> new Line(numbers, to, Optional.empty()));
  }

  private NumberTable<TableTarget> table(SectionReader section, List<Line> lines) {
    List<NumberTable.Entry<TableTarget>> entries = new ArrayList<>(lines.size());
    List<SourcePosition> positions = new ArrayList<>(lines.size());
    TableTargets targets = new TableTargets(names);
    for (Line line : lines) {
      Optional<NumberRange> range =
          section
              .read(
                  new YamlValue.Text(line.numbers().value(), line.numbers().position()),
                  RouteForms.NUMBERS)
              .map(Located::value);
      Optional<TableTarget> target = targets.of(line);
      if (range.isPresent() && target.isPresent()) {
        entries.add(new NumberTable.Entry<>(range.get(), target.get()));
        positions.add(line.numbers().position());
      }
    }
    NumberTable.Built<TableTarget> built = NumberTable.build(entries);
    for (NumberTable.Conflict conflict : built.conflicts()) {
      findings.problem(
          positions.get(conflict.entry()),
          entries.get(conflict.entry()).range()
              + ", which has numbers in common with "
              + entries.get(conflict.other()).range()
              + " in "
              + positions.get(conflict.other()),
          "ranges that lie wholly in one another or apart");
    }
    return built.table();
  }

  /** Targets by their texts: most of 100,000 entries lead to a few. */
  private static final class TableTargets {

    private final Names names;
    private final Map<String, Optional<TableTarget>> known = new HashMap<>();

    TableTargets(Names names) {
      this.names = names;
    }

    Optional<TableTarget> of(Line line) {
      String realm = line.realm().map(Located::value).orElse("");
      return known.computeIfAbsent(
          line.to().value() + " " + realm,
          key -> names.fixedDestination(line.to()).map(to -> target(to, line)));
    }

    private static TableTarget target(Destination to, Line line) {
      return new TableTarget(to, line.realm().map(Located::value));
    }
  }
}

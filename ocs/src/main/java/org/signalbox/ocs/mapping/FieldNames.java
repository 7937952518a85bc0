package org.signalbox.ocs.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.core.NearestName;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.dictionary.AvpDefinition;
import org.signalbox.diameter.dictionary.AvpType;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.dictionary.DictionaryNames;
import org.signalbox.diameter.dictionary.NameLookup;

/**
 * Finds what files name: a field by its name, or an AVP by its path, such as {@code
 * Service-Information > IMS-Information > Application-Server}. A name that means nothing becomes a
 * problem.
 */
final class FieldNames {

  private static final Set<String> KNOWN =
      Arrays.stream(RequestField.values()).map(RequestField::written).collect(Collectors.toSet());

  private final List<Problem> problems;

  FieldNames(List<Problem> problems) {
    this.problems = problems;
  }

  Optional<FieldSource> find(String name, SourcePosition position) {
    Optional<FieldSource> field = RequestField.named(name).map(known -> known);
    // AVPs are written with capitals or as numbers, fields never are.
    boolean isField = !name.isEmpty() && name.charAt(0) >= 'a' && name.charAt(0) <= 'z';
    if (field.isPresent() || !isField) {
      return field.or(() -> avp(name, position));
    }
    problems.add(
        new Problem(
            position,
            "unknown field \"" + name + "\"",
            NearestName.of(name, KNOWN)
                .map(nearest -> "\"" + nearest + "\"")
                .orElse("a field of docs/ocs.md, or AVPs with > between them")));
    return Optional.empty();
  }

  /** Whether a field holds a number. */
  static boolean isNumber(FieldSource source) {
    return switch (source) {
      case RequestField field ->
          switch (field) {
            case RATING_GROUP, SERVICE_IDENTIFIER, QCI, AREA, CELL -> true;
            default -> false;
          };
      case AvpField avp ->
          switch (avp.type()) {
            case INTEGER32, INTEGER64, UNSIGNED32, UNSIGNED64, ENUMERATED -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private Optional<FieldSource> avp(String written, SourcePosition position) {
    DictionaryNames names = new DictionaryNames(Dictionary.standard());
    List<AvpDefinition> steps = new ArrayList<>();
    for (String name : written.split(">", -1)) {
      switch (names.avp(name.strip())) {
        case NameLookup.Found<AvpDefinition>(AvpDefinition step) -> steps.add(step);
        case NameLookup.Unknown<AvpDefinition>(String expected) -> {
          problems.add(new Problem(position, "\"" + name.strip() + "\"", expected));
          return Optional.empty();
        }
      }
    }
    AvpDefinition last = steps.getLast();
    if (last.type() == AvpType.GROUPED) {
      problems.add(
          new Problem(position, "the group " + last.name(), "an AVP inside it, as GROUP > AVP"));
      return Optional.empty();
    }
    return Optional.of(new AvpField(steps.stream().map(AvpDefinition::key).toList(), last.type()));
  }
}

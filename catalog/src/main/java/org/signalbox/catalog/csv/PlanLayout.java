package org.signalbox.catalog.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which field of a row fills which member.
 *
 * <p>A header comment that names every column decides, so that files of older releases are read
 * right whatever their number of columns; without one the number of columns does.
 */
final class PlanLayout {

  /** Made once: a row without a header that helps needs only to find the one that fits. */
  private static final Map<PlanFile, List<PlanLayout>> LAYOUTS = new EnumMap<>(PlanFile.class);

  static {
    for (PlanFile file : PlanFile.values()) {
      LAYOUTS.put(file, file.layouts().stream().map(PlanLayout::new).toList());
    }
  }

  private static final String OUT = "*out";

  private final List<PlanColumn> columns;
  private final Map<String, Integer> indexByMember = new HashMap<>();

  private PlanLayout(List<PlanColumn> columns) {
    this.columns = columns;
    for (int i = 0; i < columns.size(); i++) {
      indexByMember.put(columns.get(i).member(), i);
    }
  }

  /** The layout that a header names in full; empty when a name in it is not known. */
  static Optional<PlanLayout> ofHeader(PlanFile file, List<String> header) {
    List<PlanColumn> known = file.layouts().stream().flatMap(List::stream).distinct().toList();
    List<PlanColumn> columns = new ArrayList<>();
    for (String name : header) {
      Optional<PlanColumn> column =
          known.stream()
              .filter(candidate -> candidate.isCalled(name) && !columns.contains(candidate))
              .findFirst();
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.add(column.get());
    }
    boolean complete = columns.size() >= smallest(file);
    return complete ? Optional.of(new PlanLayout(columns)) : Optional.empty();
  }

  /** The layout of a row without a header that helps; empty when no layout fits. */
  static Optional<PlanLayout> ofRow(PlanFile file, List<String> fields) {
    for (PlanLayout layout : LAYOUTS.getOrDefault(file, List.of())) {
      if (layout.size() == fields.size() && directionFits(layout.columns, fields)) {
        return Optional.of(layout);
      }
    }
    return Optional.empty();
  }

  /** What is said where no layout fits. */
  static String expectation(PlanFile file) {
    List<PlanColumn> present = file.layouts().getFirst();
    return present.size()
        + " columns: "
        + present.stream().map(PlanColumn::name).collect(Collectors.joining(", "));
  }

  int size() {
    return columns.size();
  }

  /** The field's index; -1 where the layout lacks the member. */
  int index(String member) {
    return indexByMember.getOrDefault(member, -1);
  }

  /** The member's name in the file. */
  String name(String member) {
    int index = index(member);
    return index < 0 ? member : columns.get(index).name();
  }

  /** A direction is always {@code *out}; behind the first column it may be left out. */
  private static boolean directionFits(List<PlanColumn> columns, List<String> fields) {
    int index = columns.indexOf(PlanColumns.DIRECTION);
    if (index < 0) {
      return !fields.contains(OUT);
    }
    return fields.get(index).equals(OUT) || (index > 0 && fields.get(index).isEmpty());
  }

  private static int smallest(PlanFile file) {
    return file.layouts().stream().mapToInt(List::size).min().orElseThrow();
  }
}

package org.signalbox.catalog.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.catalog.compile.PlanFault;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** Where each line of each item was read. */
public final class PlanPositions {

  private final Map<Name, Rows> rowsByName = new HashMap<>();

  PlanPositions() {}

  private record Name(TpKind kind, String id) {}

  // The mutable array stays within; a folder has hundreds of thousands of these.
  @SuppressWarnings("ArrayRecordComponent")
  private record Rows(int[] lines, PlanLayout layout) {}

  void add(TpItem item, List<PlanRow> rows) {
    int[] lines = new int[rows.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = rows.get(i).line();
    }
    rowsByName.put(new Name(item.kind(), item.id()), new Rows(lines, rows.getFirst().layout()));
  }

  /** What is wrong with an item as a whole. */
  Problem problem(TpItem item, String found, String expected) {
    Rows rows = rowsByName.get(new Name(item.kind(), item.id()));
    int line = rows == null ? 1 : rows.lines()[0];
    String file = PlanFile.of(item.kind()).fileName();
    return new Problem(new SourcePosition(file, line, 1), found, expected);
  }

  /** A fault of the plan as a problem of the file that it was read from. */
  public Problem problem(PlanFault fault) {
    PlanFault.Place place = fault.place();
    String file = PlanFile.of(place.kind()).fileName();
    Rows rows = rowsByName.get(new Name(place.kind(), place.id()));
    if (rows == null) {
      return new Problem(new SourcePosition(file, 1, 1), fault.found(), fault.expected());
    }
    int line = rows.lines()[Math.min(place.row(), rows.lines().length - 1)];
    int column = Math.max(rows.layout().index(place.member()), 0) + 1;
    String name = rows.layout().name(place.member());
    return new Problem(
        new SourcePosition(file, line, column),
        fault.found() + " in column " + name,
        fault.expected());
  }
}

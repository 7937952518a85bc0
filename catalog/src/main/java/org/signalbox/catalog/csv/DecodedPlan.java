package org.signalbox.catalog.csv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.core.Problem;

/**
 * What a set of files holds.
 *
 * @param items in the order of files and rows
 * @param problems everything that cannot be read; the plan is of use only when there is none
 * @param rowsRead rows of all files
 * @param rowsKept rows by file of what this release does not load
 * @param positions where each item was read
 */
public record DecodedPlan(
    List<TpItem> items,
    List<Problem> problems,
    long rowsRead,
    SequencedMap<String, Integer> rowsKept,
    PlanPositions positions) {

  public DecodedPlan {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
    rowsKept = new LinkedHashMap<>(rowsKept);
  }
}

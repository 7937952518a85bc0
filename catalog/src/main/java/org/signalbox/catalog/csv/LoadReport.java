package org.signalbox.catalog.csv;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpKind;

/**
 * What a load did, or on a dry run would have done.
 *
 * @param rowsRead rows of all files
 * @param itemsByKind items loaded
 * @param rowsKept rows by file of what this release does not load
 */
public record LoadReport(
    long rowsRead, Map<TpKind, Integer> itemsByKind, SequencedMap<String, Integer> rowsKept) {

  public LoadReport {
    itemsByKind = Map.copyOf(itemsByKind);
    rowsKept = new LinkedHashMap<>(rowsKept);
  }

  static LoadReport of(DecodedPlan plan) {
    Map<TpKind, Integer> counts = new EnumMap<>(TpKind.class);
    for (TpItem item : plan.items()) {
      counts.merge(item.kind(), 1, Integer::sum);
    }
    return new LoadReport(plan.rowsRead(), counts, plan.rowsKept());
  }
}

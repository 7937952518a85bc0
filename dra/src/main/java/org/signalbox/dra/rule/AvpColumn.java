package org.signalbox.dra.rule;

import java.util.List;

/**
 * Routes by the values at the end of an AVP path, of which a request may have several.
 *
 * @param path where they stand
 * @param tests what routes hold each against
 */
record AvpColumn(AvpPath path, TextColumn tests) implements IndexColumn {

  @Override
  public long[] asking() {
    return tests.asking();
  }

  @Override
  public long[] row(RequestView view) {
    List<String> values = view.values(path);
    long[] row = values.isEmpty() ? tests.others() : tests.rowOf(values.getFirst());
    for (int i = 1; i < values.size(); i++) {
      row = BitRow.union(row, tests.rowOf(values.get(i)));
    }
    return row;
  }
}

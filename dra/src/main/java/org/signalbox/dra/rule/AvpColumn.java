package org.signalbox.dra.rule;

import java.util.List;

/**
 * Routes by the values at the end of an AVP path, of which a request may have several.
 *
 * @param path where they stand
 * @param byValue the routes by one value; the empty text stands for none
 */
record AvpColumn(AvpPath path, KeyColumn<String> byValue) implements IndexColumn {

  @Override
  public long[] asking() {
    return byValue.asking();
  }

  @Override
  public long[] row(RequestView view) {
    List<String> values = view.values(path);
    long[] row = byValue.rowOf(values.isEmpty() ? "" : values.getFirst());
    for (int i = 1; i < values.size(); i++) {
      row = BitRow.union(row, byValue.rowOf(values.get(i)));
    }
    return row;
  }
}

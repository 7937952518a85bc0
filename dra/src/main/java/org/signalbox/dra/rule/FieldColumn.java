package org.signalbox.dra.rule;

/**
 * Routes by an identity of the request.
 *
 * @param field which
 * @param tests what routes hold it against
 */
record FieldColumn(TextField field, TextColumn tests) implements IndexColumn {

  @Override
  public long[] asking() {
    return tests.asking();
  }

  @Override
  public long[] row(RequestView view) {
    String value = view.text(field);
    return value.isEmpty() ? tests.others() : tests.rowOf(value);
  }
}

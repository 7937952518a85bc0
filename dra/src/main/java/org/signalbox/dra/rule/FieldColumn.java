package org.signalbox.dra.rule;

import org.signalbox.diameter.message.AvpCursor;

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
    if (tests.hasPatterns()) {
      // Patterns for identities are in lower case, and so is the text that they are searched in.
      String value = view.text(field);
      return value.isEmpty() ? tests.others() : tests.rowOf(value);
    }
    AvpCursor avp = view.find(field);
    return avp == null || avp.dataLength() == 0 ? tests.others() : tests.rowOf(avp);
  }
}

package org.signalbox.ocs.mapping;

import java.util.List;

/**
 * A field that has to be one of several things.
 *
 * @param source the field
 * @param tests one of them has to hold
 */
record FieldCondition(FieldSource source, List<TextTest> tests) {

  FieldCondition {
    tests = List.copyOf(tests);
  }

  boolean holds(FieldView view) {
    String found = source.of(view);
    for (int i = 0; i < tests.size(); i++) {
      if (tests.get(i).holds(found)) {
        return true;
      }
    }
    return false;
  }
}

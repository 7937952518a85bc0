package org.signalbox.catalog.csv;

import java.util.Arrays;
import java.util.List;

/**
 * A column of a plan file.
 *
 * @param member the member of the API it fills
 * @param names what headers call it, the usual name first
 */
record PlanColumn(String member, List<String> names) {

  static PlanColumn of(String member, String... names) {
    return new PlanColumn(member, names.length == 0 ? List.of(member) : Arrays.asList(names));
  }

  String name() {
    return names.getFirst();
  }

  boolean isCalled(String header) {
    return names.stream().anyMatch(header::equalsIgnoreCase);
  }
}

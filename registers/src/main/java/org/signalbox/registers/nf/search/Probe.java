package org.signalbox.registers.nf.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Values of one facet of which a network function must have one to satisfy a condition; those not
 * limited in the facet count as having all.
 *
 * @param facet what is looked at
 * @param values at least one
 */
record Probe(Facet facet, List<String> values) {

  /** Longest identity that is looked for by prefixes. */
  private static final int DIGITS_MAX = 20;

  Probe {
    values = List.copyOf(values);
  }

  /** The prefixes of a number, each with the length of the whole: see {@link NumberPrefixes}. */
  static Probe number(Facet facet, String digits) {
    List<String> values = new ArrayList<>();
    if (digits.length() <= DIGITS_MAX) {
      for (int i = 0; i <= digits.length(); i++) {
        values.add(NumberPrefixes.key(digits.length(), digits.substring(0, i)));
      }
    }
    return new Probe(facet, values);
  }
}

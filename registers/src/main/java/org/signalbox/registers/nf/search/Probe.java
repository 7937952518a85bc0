package org.signalbox.registers.nf.search;

import java.util.List;

/**
 * Values of one facet of which a network function must have one to satisfy a condition; those not
 * limited in the facet count as having all.
 *
 * @param facet what is looked at
 * @param values at least one; of a facet of numbers, the numbers as such: the index knows by which
 *     of their prefixes to look for them
 */
record Probe(Facet facet, List<String> values) {

  Probe {
    values = List.copyOf(values);
  }
}

package org.signalbox.registers.nf.search;

import org.signalbox.registers.nf.NfType;

/**
 * Where network functions are found in the index.
 *
 * @param type their type
 * @param facet what is looked at
 * @param value one of its values, or {@link #EVERY} for those that are not limited in it
 */
record IndexKey(NfType type, Facet facet, String value) {

  static final String EVERY = "*";
}

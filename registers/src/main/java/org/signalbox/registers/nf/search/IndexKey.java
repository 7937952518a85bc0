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

  /**
   * A search makes several, so these are written out: they take half the time of a record's own.
   */
  @Override
  public int hashCode() {
    return (value.hashCode() * 31 + facet.hashCode()) * 31 + type.name().hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexKey that
        && facet == that.facet
        && value.equals(that.value)
        && type.name().equals(that.type.name());
  }
}

package org.signalbox.registers.nf.search;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Which lengths of prefixes of numbers were ever listed, by facet and length of the number. Ranges
 * of subscribers mostly end at the same digit, so that a number is looked for under one or two of
 * its prefixes and not under all.
 *
 * <p>One thread notes at a time; any thread asks.
 */
final class PrefixLengths {

  /** Of each facet by length of the number: a bit for each length of a prefix. */
  private final Map<Facet, AtomicIntegerArray> noted = new EnumMap<>(Facet.class);

  PrefixLengths() {
    for (Facet facet : Facet.values()) {
      if (facet.isOfNumbers()) {
        noted.put(facet, new AtomicIntegerArray(NumberPrefixes.DIGITS_MAX + 1));
      }
    }
  }

  /** Notes a key of {@link NumberPrefixes}; others say nothing. */
  void note(IndexKey key) {
    AtomicIntegerArray lengths = noted.get(key.facet());
    int colon = key.value().indexOf(':');
    if (lengths == null || colon < 0) {
      return;
    }
    int length = Integer.parseInt(key.value().substring(0, colon));
    lengths.set(length, lengths.get(length) | 1 << (key.value().length() - colon - 1));
  }

  /** Whether prefixes of some length were listed of numbers of some length. */
  boolean has(Facet facet, int numberLength, int prefixLength) {
    AtomicIntegerArray lengths = noted.get(facet);
    return lengths != null && (lengths.get(numberLength) >> prefixLength & 1) != 0;
  }
}

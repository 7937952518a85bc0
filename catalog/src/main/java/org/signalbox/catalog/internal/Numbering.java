package org.signalbox.catalog.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers equal values alike, from 0 in the order they come. One thread.
 *
 * <p>A plan's lines mostly share objects, which are found without looking into them: hashing a
 * price list for each of 200,000 lines would take longer than writing them.
 */
final class Numbering<T> {

  private final IdentityHashMap<T, Integer> byIdentity = new IdentityHashMap<>();
  private final Map<T, Integer> byValue = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  /** The number of a value, which gets one when it has none yet. */
  int numberOf(T value) {
    return byIdentity.computeIfAbsent(value, this::numberOfEqual);
  }

  /** The values by number. */
  List<T> values() {
    return Collections.unmodifiableList(values);
  }

  private int numberOfEqual(T value) {
    return byValue.computeIfAbsent(
        value,
        first -> {
          values.add(first);
          return values.size() - 1;
        });
  }
}

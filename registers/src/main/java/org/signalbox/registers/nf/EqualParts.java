package org.signalbox.registers.nf;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps equal parts of profiles once. The network functions of an operator differ in their
 * identities and addresses and in little else: ten thousand of them that share the rest take less
 * memory, and a search touches less of it that is in no cache.
 *
 * <p>It holds nothing by itself, and a fixed number of places: a part that is not known any more is
 * kept once again, which harms nobody. Any thread may call.
 */
final class EqualParts {

  private static final int PLACES = 4_096;
  private static final int PLACES_SHIFT = 20;
  private static final AtomicReferenceArray<WeakReference<Object>> KNOWN =
      new AtomicReferenceArray<>(PLACES);

  private EqualParts() {}

  /** A part that equals an immutable one: one that was seen before, or the same. */
  static <T> T once(T part) {
    // The class too: all parts that are empty have the same.
    int hash = (31 * part.getClass().hashCode() + part.hashCode()) * 0x9e3779b9;
    int place = hash >>> PLACES_SHIFT;
    WeakReference<Object> known = KNOWN.get(place);
    Object before = known == null ? null : known.get();
    if (before != null && before.getClass() == part.getClass() && part.equals(before)) {
      @SuppressWarnings("unchecked") // Of the same class.
      T same = (T) before;
      return same;
    }
    KNOWN.set(place, new WeakReference<>(part));
    return part;
  }
}

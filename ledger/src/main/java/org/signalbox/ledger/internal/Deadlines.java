package org.signalbox.ledger.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What ends when, earliest first; of two at one moment the smaller key first, so that the order
 * does not depend on how the deadlines came in. A key has one deadline at most, so nothing is left
 * behind by what changes its end again and again. Used by the shard's thread.
 *
 * <p>A binary heap whose entries know their place in it, and are found by their key. One whose end
 * is put off stays where it is until it would come first: most deadlines are put off again and
 * again and end with what they guard, and each step through a large heap touches memory that is in
 * no cache.
 */
final class Deadlines<K extends Comparable<K>> {

  private static final int FIRST_PLACES = 16;

  /** Needs no object for an entry, as a map of the platform does. Never frozen. */
  private final SegmentTable<K, Deadline<K>> byKey = new SegmentTable<>();

  private @Nullable Deadline<K>[] heap = places(FIRST_PLACES);

  /** Gives a key its one deadline; {@link LedgerTime#NEVER} takes it away. */
  void set(K key, long at) {
    if (at == LedgerTime.NEVER) {
      remove(key);
      return;
    }
    Deadline<K> known = byKey.get(key);
    if (known == null) {
      Deadline<K> made = new Deadline<>(key, at, byKey.size());
      byKey.put(made);
      if (byKey.size() > heap.length) {
        heap = Arrays.copyOf(heap, heap.length * 2);
      }
      heap[made.place] = made;
      rise(made);
    } else {
      known.at = at;
      if (at < known.placedFor) {
        known.placedFor = at;
        rise(known);
      }
    }
  }

  void remove(K key) {
    Deadline<K> removed = byKey.get(key);
    if (removed == null) {
      return;
    }
    byKey.removeSame(removed);
    Deadline<K> last = at(byKey.size());
    heap[byKey.size()] = null;
    if (last.place != removed.place) {
      place(last, removed.place);
      rise(last);
      sink(last);
    }
  }

  /** The earliest; null for none. */
  @Nullable Deadline<K> first() {
    Deadline<K> first = heap[0];
    while (first != null && first.placedFor < first.at) {
      first.placedFor = first.at;
      sink(first);
      first = heap[0];
    }
    return first;
  }

  /** How many keys have one. */
  int size() {
    return byKey.size();
  }

  private void rise(Deadline<K> deadline) {
    while (deadline.place > 0) {
      Deadline<K> parent = at((deadline.place - 1) / 2);
      if (!deadline.isBefore(parent)) {
        return;
      }
      swap(parent, deadline);
    }
  }

  private void sink(Deadline<K> deadline) {
    while (2 * deadline.place + 1 < byKey.size()) {
      Deadline<K> child = at(2 * deadline.place + 1);
      if (child.place + 1 < byKey.size() && at(child.place + 1).isBefore(child)) {
        child = at(child.place + 1);
      }
      if (!child.isBefore(deadline)) {
        return;
      }
      swap(deadline, child);
    }
  }

  /** Exchanges a parent with its child. */
  private void swap(Deadline<K> parent, Deadline<K> child) {
    int place = parent.place;
    place(parent, child.place);
    place(child, place);
  }

  private void place(Deadline<K> deadline, int place) {
    heap[place] = deadline;
    deadline.place = place;
  }

  private Deadline<K> at(int place) {
    Deadline<K> deadline = heap[place];
    if (deadline == null) {
      throw new IllegalStateException("the heap has no gaps");
    }
    return deadline;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <K extends Comparable<K>> @Nullable Deadline<K>[] places(int count) {
    return new Deadline[count];
  }

  /** One deadline. */
  static final class Deadline<K extends Comparable<K>> implements Keyed<K> {
    private final K key;
    private long at;

    /** By what it has its place: not after {@link #at}. */
    private long placedFor;

    private int place;

    private Deadline(K key, long at, int place) {
      this.key = key;
      this.at = at;
      this.placedFor = at;
      this.place = place;
    }

    @Override
    public K key() {
      return key;
    }

    /** Nanoseconds since 1970. */
    long at() {
      return at;
    }

    private boolean isBefore(Deadline<K> other) {
      int byMoment = Long.compare(placedFor, other.placedFor);
      return byMoment != 0 ? byMoment < 0 : key.compareTo(other.key) < 0;
    }
  }
}

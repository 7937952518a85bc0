package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hash table in {@value #SEGMENTS} segments whose content at one moment can be had in no time.
 *
 * <p>{@link #freeze} marks all segments as shared and hands them out; a shared segment is copied
 * before it is next changed. A segment is one array with open addressing, so a copy is one array
 * copy, and an entry costs a few octets beside the value, which holds its own key.
 *
 * <p>Used by the shard's thread; what {@link #freeze} returned may be read by any.
 *
 * @param <K> the key
 * @param <V> immutable
 */
public final class SegmentTable<K extends Comparable<K>, V extends Keyed<K>> {

  /** How many parts the table is in. */
  public static final int SEGMENTS = 1024;

  private static final int SEGMENT_BITS = 10;
  private static final int FIRST_SLOTS = 4;

  private final Segment<V>[] segments;
  private int size;

  @SuppressWarnings({"unchecked", "rawtypes"})
  public SegmentTable() {
    segments = new Segment[SEGMENTS];
    for (int i = 0; i < SEGMENTS; i++) {
      segments[i] = new Segment<>(new Object[FIRST_SLOTS], 0);
    }
  }

  private SegmentTable(Frozen<K, V> frozen) {
    segments = frozen.segments.clone();
    size = frozen.size;
  }

  /** A table that begins with what another held. */
  public static <K extends Comparable<K>, V extends Keyed<K>> SegmentTable<K, V> of(
      Frozen<K, V> frozen) {
    return new SegmentTable<>(frozen);
  }

  public int size() {
    return size;
  }

  /** The value with that key; null for none. */
  public @Nullable V get(K key) {
    int mixed = mix(key);
    Segment<V> segment = segments[mixed >>> (Integer.SIZE - SEGMENT_BITS)];
    return segment.value(slotOf(segment, key, mixed));
  }

  /** Puts a value in the place of the one with its key. */
  public void put(V value) {
    K key = value.key();
    int mixed = mix(key);
    Segment<V> segment = own(mixed >>> (Integer.SIZE - SEGMENT_BITS));
    int slot = slotOf(segment, key, mixed);
    if (segment.slots[slot] == null) {
      segment.count++;
      size++;
    }
    segment.slots[slot] = value;
    if (segment.count * 4 > segment.slots.length * 3) {
      grow(segment);
    }
  }

  /** Removes the value with that key, if there is one. */
  public void remove(K key) {
    int mixed = mix(key);
    int index = mixed >>> (Integer.SIZE - SEGMENT_BITS);
    if (segments[index].value(slotOf(segments[index], key, mixed)) == null) {
      return;
    }
    Segment<V> segment = own(index);
    int slot = slotOf(segment, key, mixed);
    segment.slots[slot] = null;
    segment.count--;
    size--;
    closeGap(segment, slot);
  }

  /** The content as it is now, for any thread. */
  public Frozen<K, V> freeze() {
    for (Segment<V> segment : segments) {
      segment.isShared = true;
    }
    return new Frozen<>(segments.clone(), size);
  }

  private Segment<V> own(int index) {
    Segment<V> segment = segments[index];
    if (segment.isShared) {
      segment = new Segment<>(segment.slots.clone(), segment.count);
      segments[index] = segment;
    }
    return segment;
  }

  private void grow(Segment<V> segment) {
    Segment<V> before = new Segment<>(segment.slots, segment.count);
    segment.slots = new Object[before.slots.length * 2];
    for (int i = 0; i < before.slots.length; i++) {
      V value = before.value(i);
      if (value != null) {
        segment.slots[slotOf(segment, value.key(), mix(value.key()))] = value;
      }
    }
  }

  /** Moves values back that a removal would cut off from where they are looked for. */
  private void closeGap(Segment<V> segment, int removed) {
    Object[] slots = segment.slots;
    int mask = slots.length - 1;
    int gap = removed;
    int at = (removed + 1) & mask;
    for (V value = segment.value(at); value != null; value = segment.value(at)) {
      int home = mix(value.key()) & mask;
      boolean isReachable = ((at - home) & mask) < ((at - gap) & mask);
      if (!isReachable) {
        slots[gap] = value;
        slots[at] = null;
        gap = at;
      }
      at = (at + 1) & mask;
    }
  }

  private static <K extends Comparable<K>, V extends Keyed<K>> int slotOf(
      Segment<V> segment, K key, int mixed) {
    int mask = segment.slots.length - 1;
    int slot = mixed & mask;
    V value = segment.value(slot);
    while (value != null && !value.key().equals(key)) {
      slot = (slot + 1) & mask;
      value = segment.value(slot);
    }
    return slot;
  }

  /** Segments take the top bits and slots the low ones, so the low ones need mixing too. */
  private static int mix(Object key) {
    int product = key.hashCode() * 0x9E3779B9;
    return product ^ (product >>> 15);
  }

  /** One part of the table. */
  private static final class Segment<V> {

    private Object[] slots;
    private int count;
    private boolean isShared;

    Segment(Object[] slots, int count) {
      this.slots = slots;
      this.count = count;
    }

    @SuppressWarnings("unchecked") // Only values are put in.
    @Nullable V value(int slot) {
      return (V) slots[slot];
    }
  }

  /**
   * The content of a table at one moment. Immutable; any thread.
   *
   * @param <K> the key
   * @param <V> immutable
   */
  public static final class Frozen<K extends Comparable<K>, V extends Keyed<K>> {

    private final Segment<V>[] segments;
    private final int size;

    private Frozen(Segment<V>[] segments, int size) {
      this.segments = segments;
      this.size = size;
    }

    public int size() {
      return size;
    }

    /** All values, segment after segment. */
    public Stream<V> all() {
      return IntStream.range(0, SEGMENTS).boxed().flatMap(index -> segment(index).stream());
    }

    /** Shows every value, in no particular order: for a million of them sorting would be felt. */
    public void each(Consumer<V> action) {
      for (Segment<V> segment : segments) {
        for (int slot = 0; slot < segment.slots.length; slot++) {
          V value = segment.value(slot);
          if (value != null) {
            action.accept(value);
          }
        }
      }
    }

    /** The values of one segment by ascending key. */
    public List<V> segment(int index) {
      Segment<V> segment = segments[index];
      List<V> values = new ArrayList<>(segment.count);
      for (int slot = 0; slot < segment.slots.length; slot++) {
        V value = segment.value(slot);
        if (value != null) {
          values.add(value);
        }
      }
      values.sort(Comparator.comparing(Keyed::key));
      return values;
    }
  }
}

package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hash table in {@value #SEGMENTS} segments whose content at one moment can be had in no time.
 *
 * <p>{@link #freeze} marks all segments as shared and hands them out; a shared segment is copied
 * before it is next changed. A segment is an array of values with open addressing, so a copy is an
 * array copy, and an entry costs a few octets beside the value, which holds its own key. Beside
 * each value stands its hash: among a million values looking at another's key is a walk through
 * memory that is in no cache.
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
      segments[i] = new Segment<>(FIRST_SLOTS);
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
    int mixed = mix(key.hashCode());
    Segment<V> segment = segments[mixed >>> (Integer.SIZE - SEGMENT_BITS)];
    return segment.value(slotOf(segment, key, mixed));
  }

  /** Whether the value of its key is that very object. */
  boolean holds(V value) {
    int mixed = mix(value.keyHash());
    Segment<V> segment = segments[mixed >>> (Integer.SIZE - SEGMENT_BITS)];
    return segment.slots[slotOfSame(segment, value, mixed)] != null;
  }

  /** Puts a value in the place of the one with its key. */
  public void put(V value) {
    put(value.key(), value);
  }

  /**
   * The same where the key is at hand.
   *
   * @param key of the value
   */
  void put(K key, V value) {
    int mixed = mix(key.hashCode());
    Segment<V> segment = own(mixed >>> (Integer.SIZE - SEGMENT_BITS));
    int slot = slotOf(segment, key, mixed);
    if (segment.slots[slot] == null) {
      segment.count++;
      size++;
    }
    segment.set(slot, value, mixed);
    if (segment.count * 4 > segment.slots.length * 3) {
      grow(segment);
    }
  }

  /** Removes the value with that key, if there is one. */
  public void remove(K key) {
    int mixed = mix(key.hashCode());
    int index = mixed >>> (Integer.SIZE - SEGMENT_BITS);
    empty(index, slotOf(segments[index], key, mixed));
  }

  /** Removes that very object, if it is there. */
  void removeSame(V value) {
    int mixed = mix(value.keyHash());
    int index = mixed >>> (Integer.SIZE - SEGMENT_BITS);
    empty(index, slotOfSame(segments[index], value, mixed));
  }

  private void empty(int index, int slot) {
    if (segments[index].slots[slot] == null) {
      return;
    }
    Segment<V> segment = own(index);
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
      segment = segment.copy();
      segments[index] = segment;
    }
    return segment;
  }

  private static <V> void grow(Segment<V> segment) {
    Object[] slots = segment.slots;
    int[] hashes = segment.hashes;
    segment.slots = new Object[slots.length * 2];
    segment.hashes = new int[slots.length * 2];
    segment.hasSharedHashes = false;
    int mask = segment.slots.length - 1;
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] != null) {
        int slot = hashes[i] & mask;
        while (segment.slots[slot] != null) {
          slot = (slot + 1) & mask;
        }
        segment.slots[slot] = slots[i];
        segment.hashes[slot] = hashes[i];
      }
    }
  }

  /** Moves values back that a removal would cut off from where they are looked for. */
  private static <V> void closeGap(Segment<V> segment, int removed) {
    Object[] slots = segment.slots;
    int[] hashes = segment.ownHashes();
    int mask = slots.length - 1;
    int gap = removed;
    int at = (removed + 1) & mask;
    while (slots[at] != null) {
      int home = hashes[at] & mask;
      boolean isReachable = ((at - home) & mask) < ((at - gap) & mask);
      if (!isReachable) {
        slots[gap] = slots[at];
        hashes[gap] = hashes[at];
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
    while (value != null && (segment.hashes[slot] != mixed || !value.hasKey(key))) {
      slot = (slot + 1) & mask;
      value = segment.value(slot);
    }
    return slot;
  }

  /** The slot of that very object, or an empty one: no key is made or compared. */
  @SuppressWarnings("ReferenceEquality") // A changed value is another object.
  private static <V> int slotOfSame(Segment<V> segment, V value, int mixed) {
    int mask = segment.slots.length - 1;
    int slot = mixed & mask;
    while (segment.slots[slot] != null && segment.slots[slot] != value) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Segments take the top bits and slots the low ones, so the low ones need mixing too. */
  private static int mix(int hash) {
    int product = hash * 0x9E3779B9;
    return product ^ (product >>> 15);
  }

  /** One part of the table. */
  private static final class Segment<V> {

    private Object[] slots;

    /** Of the value in the same slot; without meaning where there is none. */
    private int[] hashes;

    /** Another segment has them, too. */
    private boolean hasSharedHashes;

    private int count;
    private boolean isShared;

    Segment(int slots) {
      this(new Object[slots], new int[slots], 0);
    }

    private Segment(Object[] slots, int[] hashes, int count) {
      this.slots = slots;
      this.hashes = hashes;
      this.count = count;
    }

    /** Most changes put a value in the place of another with its key, and change no hash. */
    Segment<V> copy() {
      Segment<V> copy = new Segment<>(slots.clone(), hashes, count);
      copy.hasSharedHashes = true;
      return copy;
    }

    void set(int slot, V value, int hash) {
      if (slots[slot] == null) {
        ownHashes()[slot] = hash;
      }
      slots[slot] = value;
    }

    int[] ownHashes() {
      if (hasSharedHashes) {
        hashes = hashes.clone();
        hasSharedHashes = false;
      }
      return hashes;
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

    /** The value with that key. */
    public Optional<V> get(K key) {
      int mixed = mix(key.hashCode());
      Segment<V> segment = segments[mixed >>> (Integer.SIZE - SEGMENT_BITS)];
      return Optional.ofNullable(segment.value(slotOf(segment, key, mixed)));
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
      // Each key is had once: there are values that make it when they are asked.
      SortedMap<K, V> byKey = new TreeMap<>();
      unsorted(index).forEach(value -> byKey.put(value.key(), value));
      return new ArrayList<>(byKey.values());
    }

    /**
     * The values of one segment that an earlier moment did not have. Values are immutable, so one
     * that is the same object has not changed; one that was made anew may equal the earlier.
     */
    List<V> changed(int index, Frozen<K, V> before) {
      Segment<V> now = segments[index];
      Segment<V> then = before.segments[index];
      List<V> changed = new ArrayList<>();
      for (int slot = 0; now != then && slot < now.slots.length; slot++) {
        V value = now.value(slot);
        if (value != null && !isIn(then, slot, value, now.hashes[slot])) {
          changed.add(value);
        }
      }
      return changed;
    }

    /** The keys of one segment that an earlier moment had and this has not. */
    List<K> removed(int index, Frozen<K, V> before) {
      Segment<V> now = segments[index];
      Segment<V> then = before.segments[index];
      List<K> removed = new ArrayList<>();
      for (int slot = 0; now != then && slot < then.slots.length; slot++) {
        V value = then.value(slot);
        if (value != null && !isIn(now, slot, value, then.hashes[slot])) {
          K key = value.key();
          if (now.value(slotOf(now, key, then.hashes[slot])) == null) {
            removed.add(key);
          }
        }
      }
      return removed;
    }

    /** Whether a segment has that very object: mostly in the same slot. */
    @SuppressWarnings("ReferenceEquality") // A changed value is another object.
    private static <V> boolean isIn(Segment<V> segment, int slot, V value, int hash) {
      return (slot < segment.slots.length && segment.slots[slot] == value)
          || segment.slots[slotOfSame(segment, value, hash)] != null;
    }

    /** The values of one segment as they lie. */
    List<V> unsorted(int index) {
      Segment<V> segment = segments[index];
      List<V> values = new ArrayList<>(segment.count);
      for (int slot = 0; slot < segment.slots.length; slot++) {
        V value = segment.value(slot);
        if (value != null) {
          values.add(value);
        }
      }
      return values;
    }
  }
}

package org.signalbox.registers.equipment.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Marks of whole numbers: which mark each key has, in one number a key.
 *
 * <h2>Layout</h2>
 *
 * <p>The hash of a key chooses a segment and a slot in it; a key whose slot is taken stands in the
 * next that was free (linear probing). A slot is 0 when it was never taken, 1 when its key is gone,
 * and otherwise the complement of the key, shifted left by two, with its mark in the two bits that
 * this makes free. Keys are from 0, below 2^61. A segment that is four fifths full grows by a
 * quarter, so five million keys take 50 to 63 MB; {@link #expect} saves the steps between, which
 * would be garbage.
 *
 * <h2>Concurrency</h2>
 *
 * <p>Reads take no lock. A change writes one number in its place, so that a read sees each key as
 * it was before or after; a segment that grows is copied and then put in the place of the one
 * before. Nothing that a read may have passed is moved in place: the slot of a key that is gone
 * stays one until its segment is copied. Changes are one at a time, {@code synchronized}. Any
 * thread.
 */
public final class MarkTable {

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int MARK_BITS = 2;
  private static final int MARKS = 1 << MARK_BITS;
  private static final long FREE = 0;
  private static final long GONE = 1;
  private static final long[] NO_SLOTS = {FREE};
  private static final int SLOTS_MIN = 8;

  private final int segmentBits;
  private final AtomicReferenceArray<long[]> segments;
  private final AtomicLongArray marks = new AtomicLongArray(MARKS);

  /** Slots of each segment that are not free. */
  private final int[] used;

  /** Keys that each segment is to have room for once it grows. */
  private int expected;

  /**
   * @param segmentBits the table has two to the power of this many segments
   */
  public MarkTable(int segmentBits) {
    this.segmentBits = segmentBits;
    this.segments = new AtomicReferenceArray<>(1 << segmentBits);
    this.used = new int[1 << segmentBits];
    clear();
  }

  /** The mark of a key; -1 when it has none. */
  public int markOf(long key) {
    long hash = hash(key);
    long[] slots = segments.getAcquire(segmentOf(hash));
    int at = slotOf(hash, slots.length);
    while (true) {
      long found = (long) SLOT.getAcquire(slots, at);
      if (found < 0 && ~found >>> MARK_BITS == key) {
        return (int) ~found & (MARKS - 1);
      }
      if (found == FREE) {
        return -1;
      }
      at = at + 1 == slots.length ? 0 : at + 1;
    }
  }

  /** Neighbours among keys are spread (the finisher of MurmurHash3). */
  private static long hash(long key) {
    long mixed = (key ^ (key >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }

  private int segmentOf(long hash) {
    return (int) (hash >>> (Long.SIZE - segmentBits));
  }

  /** The part of the hash that chose no segment, scaled to the slots. */
  private static int slotOf(long hash, int slots) {
    return (int) (((hash & 0xFFFFFFFFL) * slots) >>> Integer.SIZE);
  }

  /** How many keys have a mark. */
  public long count(int mark) {
    return marks.get(mark);
  }

  private long size() {
    long size = 0;
    for (int mark = 0; mark < MARKS; mark++) {
      size += marks.get(mark);
    }
    return size;
  }

  /** Removes every key. */
  public synchronized void clear() {
    for (int segment = 0; segment < segments.length(); segment++) {
      segments.setRelease(segment, NO_SLOTS);
      used[segment] = 1;
    }
    for (int mark = 0; mark < MARKS; mark++) {
      marks.set(mark, 0);
    }
    expected = 0;
  }

  /** Says that about so many keys are to come: segments that grow make room for them at once. */
  public synchronized void expect(long more) {
    expected = (int) Math.min(Integer.MAX_VALUE, (size() + more) >>> segmentBits);
  }

  /** Gives a key a mark, in the place of the one that it has. */
  public synchronized void put(long key, int mark) {
    long hash = hash(key);
    int segment = segmentOf(hash);
    long[] slots = segments.getPlain(segment);
    long value = ~((key << MARK_BITS) | mark);
    int at = find(slots, hash, key);
    marks.incrementAndGet(mark);
    if (slots[at] != FREE) {
      marks.decrementAndGet((int) ~slots[at] & (MARKS - 1));
      SLOT.setRelease(slots, at, value);
      return;
    }
    if (used[segment] + 1 > slots.length / 5 * 4) {
      slots = grown(segment, slots);
      at = find(slots, hash, key);
    }
    SLOT.setRelease(slots, at, value);
    used[segment]++;
    segments.setRelease(segment, slots);
  }

  /** Where a key stands, or the free slot that it may take. */
  private static int find(long[] slots, long hash, long key) {
    int at = slotOf(hash, slots.length);
    while (slots[at] != FREE && (slots[at] == GONE || ~slots[at] >>> MARK_BITS != key)) {
      at = at + 1 == slots.length ? 0 : at + 1;
    }
    return at;
  }

  /** A copy with room for more, and without slots whose key is gone. */
  private long[] grown(int segment, long[] slots) {
    int keys = 0;
    for (long slot : slots) {
      keys += slot < 0 ? 1 : 0;
    }
    // Chance gives most segments a little more or less than their share.
    long room = Math.max(keys + keys / 4 + 1, expected + expected / 32);
    long[] grown = new long[(int) Math.max(SLOTS_MIN, room * 5 / 4 + 5)];
    for (long slot : slots) {
      if (slot < 0) {
        long key = ~slot >>> MARK_BITS;
        grown[find(grown, hash(key), key)] = slot;
      }
    }
    used[segment] = keys;
    return grown;
  }

  /** Takes the mark of a key away; one that has none stays so. */
  public synchronized void remove(long key) {
    long hash = hash(key);
    long[] slots = segments.getPlain(segmentOf(hash));
    int at = find(slots, hash, key);
    if (slots[at] != FREE) {
      marks.decrementAndGet((int) ~slots[at] & (MARKS - 1));
      SLOT.setRelease(slots, at, GONE);
    }
  }
}

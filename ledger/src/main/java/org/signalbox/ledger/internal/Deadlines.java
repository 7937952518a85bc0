package org.signalbox.ledger.internal;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What ends when, earliest first; of two at one moment the smaller key first, so that the order
 * does not depend on how the deadlines came in. Entries may be out of date: whoever takes one asks
 * its owner. Used by the shard's thread.
 */
final class Deadlines<K extends Comparable<K>> {

  private final PriorityQueue<Deadline<K>> queue = new PriorityQueue<>();

  void add(long at, K key) {
    if (at != LedgerTime.NEVER) {
      queue.add(new Deadline<>(at, key));
    }
  }

  /** The earliest; null for none. */
  @Nullable Deadline<K> first() {
    return queue.peek();
  }

  void removeFirst() {
    queue.remove();
  }

  /**
   * One deadline.
   *
   * @param at nanoseconds since 1970
   */
  record Deadline<K extends Comparable<K>>(long at, K key) implements Comparable<Deadline<K>> {
    @Override
    public int compareTo(Deadline<K> other) {
      int byMoment = Long.compare(at, other.at);
      return byMoment != 0 ? byMoment : key.compareTo(other.key);
    }
  }
}

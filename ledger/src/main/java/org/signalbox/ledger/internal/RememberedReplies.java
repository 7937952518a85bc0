package org.signalbox.ledger.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;

/**
 * The answers given last, so that a request sent again gets its first answer. Bounded by count and
 * by age in logged time. Used by the shard's thread.
 */
public final class RememberedReplies {

  /** Answers remembered at most; the oldest makes room. */
  public static final int COUNT_MAX = 1 << 18;

  /** How long an answer is remembered: longer than clients repeat. */
  public static final long AGE_NANOS_MAX = 900_000_000_000L;

  /** So far apart the numbers of the oldest and the newest may be to be ordered by place. */
  private static final long SPREAD_MAX = 8L * COUNT_MAX;

  /** So many entries that were replaced may wait for their age before they are looked for. */
  private static final int QUEUED_FREELY = 1 << 10;

  private final SegmentTable<String, Remembered> table;

  /** Oldest first, with entries that the table has replaced since. */
  private final Deque<Remembered> byAge;

  private long sequence;

  RememberedReplies() {
    table = new SegmentTable<>();
    byAge = new ArrayDeque<>();
  }

  RememberedReplies(SegmentTable.Frozen<String, Remembered> frozen, long sequence) {
    this.table = SegmentTable.of(frozen);
    this.sequence = sequence;
    byAge = inOrder(frozen, sequence);
  }

  /** Those of a table in the order of their numbers, which lie close together: no sorting. */
  private static Deque<Remembered> inOrder(
      SegmentTable.Frozen<String, Remembered> frozen, long sequence) {
    long[] oldest = {sequence};
    frozen.each(remembered -> oldest[0] = Math.min(oldest[0], remembered.sequence()));
    Deque<Remembered> ordered = new ArrayDeque<>(frozen.size());
    if (sequence - oldest[0] > SPREAD_MAX) {
      List<Remembered> all = new ArrayList<>(frozen.size());
      frozen.each(all::add);
      all.sort(Comparator.comparingLong(Remembered::sequence));
      ordered.addAll(all);
      return ordered;
    }
    @Nullable Remembered[] places = new Remembered[(int) (sequence - oldest[0])];
    frozen.each(remembered -> places[(int) (remembered.sequence() - oldest[0])] = remembered);
    for (Remembered remembered : places) {
      if (remembered != null) {
        ordered.add(remembered);
      }
    }
    return ordered;
  }

  /** What is remembered of a session; null for nothing. */
  public @Nullable Remembered of(String session) {
    return table.get(session);
  }

  long sequence() {
    return sequence;
  }

  SegmentTable.Frozen<String, Remembered> freeze() {
    return table.freeze();
  }

  /**
   * Remembers an answer.
   *
   * @param forgottenAt when it may be forgotten, before extensions
   */
  void add(RequestKey key, LedgerReply reply, long forgottenAt) {
    Remembered remembered =
        new Remembered(key.session(), key.number(), reply, sequence++, forgottenAt);
    table.put(remembered);
    byAge.addLast(remembered);
    if (table.size() > COUNT_MAX) {
      forgetOldest();
    }
    if (byAge.size() > QUEUED_FREELY + 2 * table.size()) {
      byAge.removeIf(this::isReplaced);
    }
  }

  /** Entries that wait for their age, those that were replaced since among them. */
  int queued() {
    return byAge.size();
  }

  /** Whether there is one that may be forgotten by then. */
  boolean isDue(long base) {
    dropReplaced();
    return !byAge.isEmpty() && byAge.getFirst().forgottenAt() <= base;
  }

  void forgetOldest() {
    dropReplaced();
    table.remove(byAge.removeFirst().session());
  }

  private void dropReplaced() {
    while (!byAge.isEmpty() && isReplaced(byAge.getFirst())) {
      byAge.removeFirst();
    }
  }

  // Each answer is an object of its own: identity tells whether it is still the one in the table.
  @SuppressWarnings("ReferenceEquality")
  private boolean isReplaced(Remembered remembered) {
    return table.get(remembered.session()) != remembered;
  }
}

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
 * The answers given last, so that a request sent again gets its first answer. Bounded by age in
 * logged time: all are kept for {@link #AGE_NANOS_MAX} while they are not more than {@value
 * #KEPT_MAX}, and beyond that for {@link #WINDOW_NANOS}, in which clients repeat. Should even those
 * be more than {@value #COUNT_MAX}, the oldest make room; whoever takes commands in must refuse
 * them before that. Used by the shard's thread.
 */
public final class RememberedReplies {

  /** Answers remembered for their full age. */
  public static final int KEPT_MAX = 1 << 18;

  /** Answers remembered at most: ten seconds at 100,000 a second. Each takes some 200 octets. */
  public static final int COUNT_MAX = 1 << 20;

  /** How long an answer is remembered: longer than clients repeat. */
  public static final long AGE_NANOS_MAX = 900_000_000_000L;

  /** How long one is remembered however many there are. */
  public static final long WINDOW_NANOS = 10_000_000_000L;

  /** Answers forgotten early in place of one: so that they become fewer again, and never many. */
  private static final int FORGOTTEN_AT_ONCE = 2;

  /** So far apart the numbers of the oldest and the newest may be to be ordered by place. */
  private static final long SPREAD_MAX = 8L * COUNT_MAX;

  /** So many entries that were replaced may wait for their age before they are looked for. */
  private static final int QUEUED_FREELY = 1 << 10;

  private final SegmentTable<String, Remembered> table;

  /** Oldest first, with entries that the table has replaced since. */
  private final Deque<Remembered> byAge;

  private final ReplyPages pages = new ReplyPages();
  private long sequence;
  private final int keptMax;
  private final int countMax;

  /** The age of the last one that was forgotten before its time. Follows from nothing kept. */
  private long forgottenAge = AGE_NANOS_MAX;

  RememberedReplies() {
    this(KEPT_MAX, COUNT_MAX);
  }

  /** With other bounds, for tests. */
  RememberedReplies(int keptMax, int countMax) {
    this.keptMax = keptMax;
    this.countMax = countMax;
    table = new SegmentTable<>();
    byAge = new ArrayDeque<>();
  }

  RememberedReplies(SegmentTable.Frozen<String, Remembered> frozen, long sequence) {
    this.table = SegmentTable.of(frozen);
    this.sequence = sequence;
    this.keptMax = KEPT_MAX;
    this.countMax = COUNT_MAX;
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
    ReplyPages kept = Remembered.keep(key.session(), reply, pages);
    Remembered remembered = new Remembered(key, kept, sequence++, forgottenAt);
    table.put(key.session(), remembered);
    byAge.addLast(remembered);
    long base = forgottenAt - AGE_NANOS_MAX;
    for (int i = 0; i < FORGOTTEN_AT_ONCE && mustMakeRoom(base); i++) {
      forgottenAge = age(base);
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
    return !byAge.isEmpty()
        && (byAge.getFirst().forgottenAt() <= base
            || (table.size() > keptMax && age(base) >= WINDOW_NANOS));
  }

  private boolean mustMakeRoom(long base) {
    dropReplaced();
    return table.size() > countMax || (table.size() > keptMax && age(base) >= WINDOW_NANOS);
  }

  /** Whether another answer would have one forgotten within the time in which clients repeat. */
  boolean isFull(long base) {
    if (table.size() < countMax) {
      return false;
    }
    dropReplaced();
    return age(base) < WINDOW_NANOS;
  }

  /** How long ago, in nanoseconds, the oldest one was given. There must be one. */
  private long age(long base) {
    return base - (byAge.getFirst().forgottenAt() - AGE_NANOS_MAX);
  }

  /** How old an answer was that was forgotten early, the last one; its full age where none was. */
  public long forgottenAge() {
    return forgottenAge;
  }

  void forgetOldest() {
    dropReplaced();
    table.removeSame(byAge.removeFirst());
  }

  private void dropReplaced() {
    while (!byAge.isEmpty() && isReplaced(byAge.getFirst())) {
      byAge.removeFirst();
    }
  }

  // Each answer is an object of its own: identity tells whether it is still the one in the table.
  private boolean isReplaced(Remembered remembered) {
    return !table.holds(remembered);
  }
}

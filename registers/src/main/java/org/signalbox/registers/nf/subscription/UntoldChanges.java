package org.signalbox.registers.nf.subscription;

import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Which changes are on their way to subscribers of this instance: so that it is known up to where
 * all have been told, and where one who is kept from now on has to begin.
 *
 * <p>Any thread may call; nothing waits but for a few instructions of others.
 */
public final class UntoldChanges {

  /** Behind everything that is stored. */
  private static final long NOT_STORED = Long.MAX_VALUE;

  /** How many tickets are open, by revision. */
  private final TreeMap<Long, Integer> open = new TreeMap<>();

  private long newest;
  private long frozenAt = Long.MAX_VALUE;

  /** A change on its way; told once it is released as often as it was held, and begun. */
  public final class Ticket {

    private final long revision;

    private Ticket(long revision) {
      this.revision = revision;
    }

    /** Holds it once more, for another subscriber. */
    public void hold() {
      add(revision);
    }

    /** Lets go of it once. */
    public void release() {
      subtract(revision);
    }

    /** Whether it holds back no more than another one does. */
    public boolean isAtOrBehind(Ticket other) {
      return revision >= other.revision;
    }
  }

  /** Begins to tell a change that has just happened. */
  public synchronized Ticket begin(long revision) {
    newest = Math.max(newest, revision);
    return hold(revision);
  }

  /** Begins to tell what is not stored, as a load: nobody could tell it later. */
  public synchronized Ticket beginUnstored() {
    return hold(NOT_STORED);
  }

  /** Begins to tell a change of before. */
  public synchronized Ticket hold(long revision) {
    add(revision);
    return new Ticket(revision);
  }

  private synchronized void add(long revision) {
    open.merge(revision, 1, Integer::sum);
  }

  private synchronized void subtract(long revision) {
    open.computeIfPresent(revision, (number, count) -> count == 1 ? null : count - 1);
  }

  /**
   * Does something between two changes: what begins later is of a higher revision than the newest
   * that is given, or was written before that one.
   */
  synchronized void between(LongConsumer action) {
    action.accept(newest);
  }

  /** The revision that everything begins with; nothing up to it is told by itself. */
  synchronized void startAt(long revision) {
    newest = Math.max(newest, revision);
  }

  /**
   * The revision up to which all is told.
   *
   * @param seen up to which all has begun
   */
  public synchronized long toldUpTo(long seen) {
    long told = open.isEmpty() ? seen : Math.min(seen, open.firstKey() - 1);
    return Math.min(told, frozenAt);
  }

  /** What is released from now on counts as untold: nobody is told any more. */
  public synchronized void freeze(long seen) {
    frozenAt = toldUpTo(seen);
  }
}

package org.signalbox.registers.nf.subscription;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Subscriptions that this instance wanted to take from another one, and does not know whether it
 * keeps them: the write failed, perhaps after its commit. Until that is known they hold back what
 * this instance has told, as if it kept them.
 *
 * <p>A server may go on with what its client has left, so a doubt ends only after some looks at the
 * store. Thread-safe.
 */
final class DoubtfulMoves {

  /** About a second apart. */
  static final int LOOKS = 10;

  /** By identity; no more than there are rows. */
  private final Map<String, Doubt> doubts = new HashMap<>();

  /**
   * One of them.
   *
   * @param told the revision up to which it was told where it was before
   * @param ticket to be released when the doubt ends
   * @param looks how many have not found it here
   */
  private record Doubt(long told, UntoldChanges.Ticket ticket, int looks) {}

  /**
   * Begins to doubt.
   *
   * @param told the revision up to which they were told where they were before
   * @param ticket for what is behind that; released here
   */
  synchronized void add(Collection<String> ids, long told, UntoldChanges.Ticket ticket) {
    for (String id : ids) {
      ticket.hold();
      doubts.merge(id, new Doubt(told, ticket, 0), DoubtfulMoves::older);
    }
    ticket.release();
  }

  /** Of two attempts the one counts that was told less. */
  private static Doubt older(Doubt first, Doubt second) {
    boolean isFirstOlder = first.told() <= second.told();
    (isFirstOlder ? second : first).ticket().release();
    Doubt left = isFirstOlder ? first : second;
    return new Doubt(left.told(), left.ticket(), 0);
  }

  /** The revision up to which one was told; empty where there is no doubt about it. */
  synchronized OptionalLong told(String id) {
    Doubt doubt = doubts.get(id);
    return doubt == null ? OptionalLong.empty() : OptionalLong.of(doubt.told());
  }

  /** One is kept here: what it has to be told is held by whoever tells it. */
  synchronized void settle(String id) {
    Doubt doubt = doubts.remove(id);
    if (doubt != null) {
      doubt.ticket().release();
    }
  }

  /** Those that are left were not found here once more. */
  synchronized void looked() {
    doubts.replaceAll((id, doubt) -> new Doubt(doubt.told(), doubt.ticket(), doubt.looks() + 1));
    doubts
        .values()
        .removeIf(doubt -> {
          boolean isOver = doubt.looks() >= LOOKS;
          if (isOver) {
            doubt.ticket().release();
          }
          return isOver;
        });
  }
}

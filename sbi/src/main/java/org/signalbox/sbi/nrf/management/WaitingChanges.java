package org.signalbox.sbi.nrf.management;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.subscription.UntoldChanges;
import org.signalbox.sbi.http.OctetBudget;

/**
 * Changes that wait to be compared with subscriptions: in order for each network function, and one
 * of each in turn, so that one that changes all the time holds up nobody.
 *
 * <p>Of one network function few wait, and few octets; a further one is folded into the last: what
 * is told then is the sum of both. All together have a budget of octets, beyond which a change is
 * told to nobody.
 *
 * <p>Any thread adds, without waiting; one takes.
 */
final class WaitingChanges {

  /** Of one network function, beyond which they are folded. */
  static final int CHANGES_MAX = 8;

  static final long OCTETS_MAX = 1L << 20;

  private final OctetBudget budget;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition isThere = lock.newCondition();
  private final Map<NfInstanceId, Waiting> waiting = new HashMap<>();
  private final Deque<Waiting> turns = new ArrayDeque<>();
  private boolean isWoken;

  WaitingChanges(OctetBudget budget) {
    this.budget = budget;
  }

  /** Of one network function. */
  private static final class Waiting {
    final NfInstanceId id;
    final Deque<UntoldChange> changes = new ArrayDeque<>();
    long octets;

    Waiting(NfInstanceId id) {
      this.id = id;
    }

    boolean isFullFor(long more) {
      return !changes.isEmpty() && (changes.size() >= CHANGES_MAX || octets + more > OCTETS_MAX);
    }
  }

  /** Adds one; false when it is told to nobody, and its ticket is released. */
  boolean add(UntoldChange untold) {
    NfChange change = untold.change();
    lock.lock();
    try {
      Waiting own = waiting.computeIfAbsent(id(change), Waiting::new);
      boolean isIdle = own.changes.isEmpty();
      boolean isKept = own.isFullFor(octets(change)) ? fold(own, untold) : append(own, untold);
      if (own.changes.isEmpty()) {
        waiting.remove(id(change));
        if (!isIdle) {
          turns.remove(own);
        }
      } else if (isIdle) {
        turns.addLast(own);
        isThere.signal();
      }
      return isKept;
    } finally {
      lock.unlock();
    }
  }

  private boolean append(Waiting own, UntoldChange untold) {
    long octets = octets(untold.change());
    if (!budget.take(octets)) {
      if (own.changes.isEmpty()) {
        untold.ticket().release();
        return false;
      }
      return fold(own, untold);
    }
    own.changes.addLast(untold);
    own.octets += octets;
    return true;
  }

  /** Where even the sum does not fit, the last one is lost as well: half of it would be wrong. */
  private boolean fold(Waiting own, UntoldChange untold) {
    UntoldChange last = own.changes.removeLast();
    release(own, octets(last.change()));
    UntoldChanges.Ticket ticket = ofBoth(last.ticket(), untold.ticket());
    Optional<NfChange> sum = sum(last.change(), untold.change());
    if (sum.isEmpty()) {
      ticket.release();
      return true;
    }
    long octets = octets(sum.get());
    if (!budget.take(octets)) {
      ticket.release();
      return false;
    }
    own.changes.addLast(new UntoldChange(sum.get(), ticket));
    own.octets += octets;
    return true;
  }

  /** The sum goes by the older ticket, which holds back more; that of a load holds nothing back. */
  private static UntoldChanges.Ticket ofBoth(
      UntoldChanges.Ticket first, UntoldChanges.Ticket second) {
    boolean isFirstOlder = second.isAtOrBehind(first);
    (isFirstOlder ? second : first).release();
    return isFirstOlder ? first : second;
  }

  private void release(Waiting own, long octets) {
    own.octets -= octets;
    budget.giveBack(octets);
  }

  /** What two changes come to; empty where the network function came and went. */
  private static Optional<NfChange> sum(NfChange first, NfChange second) {
    Optional<NfEntry> before = before(first);
    Optional<NfEntry> after = after(second);
    if (before.isPresent()) {
      return Optional.of(
          after.isPresent()
              ? new NfChange.Changed(before.get(), after.get())
              : new NfChange.Removed(before.get(), second.revision()));
    }
    return after.map(NfChange.Registered::new);
  }

  private static Optional<NfEntry> before(NfChange change) {
    return switch (change) {
      case NfChange.Registered _ -> Optional.empty();
      case NfChange.Changed(NfEntry before, NfEntry _) -> Optional.of(before);
      case NfChange.Removed(NfEntry before, long _) -> Optional.of(before);
    };
  }

  private static Optional<NfEntry> after(NfChange change) {
    return switch (change) {
      case NfChange.Registered(NfEntry entry) -> Optional.of(entry);
      case NfChange.Changed(NfEntry _, NfEntry after) -> Optional.of(after);
      case NfChange.Removed _ -> Optional.empty();
    };
  }

  /** Whose it is. */
  static NfInstanceId id(NfChange change) {
    return before(change).or(() -> after(change)).orElseThrow().id();
  }

  private static long octets(NfChange change) {
    return Stream.of(before(change), after(change))
        .flatMap(Optional::stream)
        .mapToLong(entry -> entry.profile().octets())
        .sum();
  }

  /** Takes the next, and waits for it; empty where it was woken for something else. */
  Optional<UntoldChange> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (turns.isEmpty() && !isWoken) {
        isThere.await();
      }
      isWoken = false;
      return turns.isEmpty() ? Optional.empty() : Optional.of(next());
    } finally {
      lock.unlock();
    }
  }

  private UntoldChange next() {
    Waiting own = turns.removeFirst();
    UntoldChange untold = own.changes.removeFirst();
    release(own, octets(untold.change()));
    if (own.changes.isEmpty()) {
      waiting.remove(own.id);
    } else {
      turns.addLast(own);
    }
    return untold;
  }

  /** Has who takes look at what else there is to do. */
  void wake() {
    lock.lock();
    try {
      isWoken = true;
      isThere.signal();
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  int size() {
    lock.lock();
    try {
      return waiting.values().stream().mapToInt(own -> own.changes.size()).sum();
    } finally {
      lock.unlock();
    }
  }
}

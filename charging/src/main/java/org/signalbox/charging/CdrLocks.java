package org.signalbox.charging;

import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets one at a time charge a CDR anew or give back what it cost.
 *
 * <p>What is given back is read from SQL and then sent to the ledger, which does not know what was
 * given back before: two who had read the same row would give the same money back twice. So whoever
 * moves the money of a CDR holds it from reading the row until the ledger answered. Any thread that
 * may wait.
 */
public final class CdrLocks {

  private static final int STRIPES = 1 << 10;

  private final ReentrantLock[] stripes =
      Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

  /** Does work while nobody else does any with one of the CDRs. */
  public <T> T holding(Collection<CdrKey> keys, Supplier<T> work) {
    // In one order for all, so that two who want the same CDRs never wait for each other.
    TreeSet<Integer> wanted = new TreeSet<>();
    keys.forEach(key -> wanted.add(Math.floorMod(key.hashCode(), STRIPES)));
    wanted.forEach(stripe -> stripes[stripe].lock());
    try {
      return work.get();
    } finally {
      wanted.forEach(stripe -> stripes[stripe].unlock());
    }
  }
}

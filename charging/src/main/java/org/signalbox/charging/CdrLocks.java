package org.signalbox.charging;

import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets one at a time charge a CDR anew or give back what it cost.
 *
 * <p>What is given back is read from SQL and then sent to the ledger. So that two who had read the
 * same row do not get in each other's way, whoever moves the money of a CDR holds it from reading
 * the row until the ledger answered. Any thread that may wait.
 *
 * <p>These locks are those of one process. What keeps the money right also between processes is the
 * ledger: it knows what is given back by the positions at which it was taken, so the second who had
 * read the same row is answered as a repeat, and told that what is stored is behind ({@link
 * CdrsBehind}). It remembers that for a quarter of an hour, or ten seconds where very much happens;
 * a row is acted on as soon as it was read.
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

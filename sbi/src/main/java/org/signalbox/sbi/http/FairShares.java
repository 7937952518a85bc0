package org.signalbox.sbi.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Octets, or places, that may be held at once, shared among clients: none holds more than is left
 * for a further one. So one alone may hold half of all, ten of them an eleventh each, and however
 * many there are, they leave as much as each of them has. Thread-safe, without a lock.
 */
public final class FairShares {

  private final long octetsMax;
  private final OctetBudget all;

  /** What is held, by client; who holds nothing is not in it. */
  private final Map<String, Long> held = new ConcurrentHashMap<>();

  /** Shares of which nothing is taken. */
  public FairShares(long octetsMax) {
    this.octetsMax = octetsMax;
    this.all = new OctetBudget(octetsMax);
  }

  /** What became of an order. */
  public enum Outcome {
    TAKEN,
    /** The client holds its share. */
    CLIENT_HAS_ITS_SHARE,
    /** Nothing is left. */
    NOTHING_LEFT
  }

  /**
   * Takes some, to be given back; nothing where they are too many.
   *
   * @param client who
   */
  public Outcome take(String client, long octets) {
    if (!all.take(octets)) {
      return Outcome.NOTHING_LEFT;
    }
    // What is left is read at once: two that take at the same moment may both find it gone.
    if (held.merge(client, octets, Long::sum) > octetsMax - all.taken()) {
      giveBack(client, octets);
      return Outcome.CLIENT_HAS_ITS_SHARE;
    }
    return Outcome.TAKEN;
  }

  /** Gives back what was taken. */
  public void giveBack(String client, long octets) {
    held.computeIfPresent(client, (name, before) -> before == octets ? null : before - octets);
    all.giveBack(octets);
  }

  /** How many octets are held. */
  public long taken() {
    return all.taken();
  }

  /** How many clients hold some. */
  public int clients() {
    return held.size();
  }
}

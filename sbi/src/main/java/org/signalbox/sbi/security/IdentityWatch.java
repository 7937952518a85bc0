package org.signalbox.sbi.security;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notices a client that asks for one subscriber after the other without finding any, as one does
 * that tries out a range of numbers. Holds {@value #CLIENTS_MAX} clients. Any thread.
 */
final class IdentityWatch {

  /** Misses in sequence that raise an alarm: people who dial wrongly do not come that far. */
  static final int MISSES = 10;

  private static final int CLIENTS_MAX = 10_000;

  /** Sequences of one client: another identity between two of a sequence does not hide it. */
  private static final int RUNS_MAX = 16;

  /** How far apart two numbers of a sequence may be. */
  private static final BigInteger STEP_MAX = BigInteger.valueOf(16);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Deque<Run>> runs =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Run>> eldest) {
          return size() > CLIENTS_MAX;
        }
      };

  /**
   * A sequence of one client.
   *
   * @param last the number missed last
   * @param length how many in sequence
   */
  private record Run(BigInteger last, int length) {}

  /**
   * Notes that nobody serves a subscriber.
   *
   * @param identity as sent, such as {@code imsi-001010000000001}
   * @return whether the sequence has just become long enough to tell
   */
  boolean missed(String client, String identity) {
    String digits = identity.replaceAll("[^0-9]", "");
    if (digits.isEmpty() || digits.length() > 20) {
      return false;
    }
    BigInteger number = new BigInteger(digits);
    lock.lock();
    try {
      return extended(runs.computeIfAbsent(client, c -> new ArrayDeque<>()), number);
    } finally {
      lock.unlock();
    }
  }

  /** The sequence that a number continues goes to the front; without one it begins another. */
  private static boolean extended(Deque<Run> known, BigInteger number) {
    if (known.stream().anyMatch(run -> run.last().equals(number))) {
      return false;
    }
    Optional<Run> before = known.stream().filter(run -> isNext(run.last(), number)).findFirst();
    before.ifPresent(known::remove);
    Run run = new Run(number, before.map(Run::length).orElse(0) + 1);
    known.addFirst(run);
    if (known.size() > RUNS_MAX) {
      known.removeLast();
    }
    return run.length() % MISSES == 0;
  }

  private static boolean isNext(BigInteger last, BigInteger number) {
    return number.subtract(last).abs().compareTo(STEP_MAX) <= 0;
  }
}

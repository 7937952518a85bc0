package org.signalbox.sbi.security;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Notices a client that asks for one subscriber after the other without finding any, as one does
 * that tries out a range of numbers. Holds {@value #CLIENTS_MAX} clients. Any thread.
 */
final class IdentityWatch {

  /** Misses in sequence that raise an alarm: people who dial wrongly do not come that far. */
  static final int MISSES = 10;

  private static final int CLIENTS_MAX = 10_000;

  /** How far apart two numbers of a sequence may be. */
  private static final BigInteger STEP_MAX = BigInteger.valueOf(16);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Run> runs =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
          return size() > CLIENTS_MAX;
        }
      };

  /**
   * Misses of one client.
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
      Run before = runs.getOrDefault(client, new Run(number, 0));
      Run run = new Run(number, isNext(before.last(), number) ? before.length() + 1 : 1);
      runs.put(client, run);
      return run.length() % MISSES == 0;
    } finally {
      lock.unlock();
    }
  }

  private static boolean isNext(BigInteger last, BigInteger number) {
    return !number.equals(last) && number.subtract(last).abs().compareTo(STEP_MAX) <= 0;
  }
}

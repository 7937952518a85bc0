package org.signalbox.dra.rule;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Shares requests out among members by their weights, exactly: of as many requests in a row as the
 * weights add up to, each member gets its weight's number, and they are spread, not in blocks.
 *
 * <p>Request <i>n</i> takes slot <i>n × step</i> modulo the sum of weights, of which each member
 * has as many as its weight. A step that has no divisor in common with the sum meets every slot
 * once before any again; one near the golden section of the sum spreads them evenly. Any thread.
 */
final class WeightedTurn {

  private static final double GOLDEN_SECTION = 0.618_033_988_75;

  private final int[] members;
  private final int[] ends;
  private final int sum;
  private final int step;
  private final AtomicLong turn;

  /**
   * @param members the numbers of those that take part
   * @param weights of all members, by number, at least 1
   */
  WeightedTurn(int[] members, int[] weights) {
    this(members, weights, new AtomicLong());
  }

  /**
   * @param turn counts requests, also those of others
   */
  WeightedTurn(int[] members, int[] weights, AtomicLong turn) {
    this.turn = turn;
    this.members = members.clone();
    this.ends = new int[members.length];
    int divisor = 0;
    for (int member : members) {
      divisor = divisor(divisor, weights[member]);
    }
    int end = 0;
    for (int i = 0; i < members.length; i++) {
      end += weights[members[i]] / divisor;
      ends[i] = end;
    }
    this.sum = end;
    this.step = step(end);
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  private static int step(int sum) {
    int step = Math.max(1, (int) (sum * GOLDEN_SECTION));
    while (divisor(sum, step) != 1) {
      step++;
    }
    return step;
  }

  /** The place among the members of the one whose turn it is; the turn moves on. */
  int take() {
    return placeOf(turn.getAndIncrement());
  }

  /** The same, and the turn stays. */
  int peek() {
    return placeOf(turn.get());
  }

  private int placeOf(long request) {
    long slot = Math.floorMod(request, sum) * (long) step % sum;
    int place = 0;
    while (ends[place] <= slot) {
      place++;
    }
    return place;
  }

  /** The members' numbers, in order. */
  int[] members() {
    return members;
  }
}

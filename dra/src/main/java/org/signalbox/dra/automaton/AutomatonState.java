package org.signalbox.dra.automaton;

import java.util.Arrays;

/**
 * A state of an {@link Automaton}: the steps that wait for a character, and the patterns that are
 * found in it. Equal by these. Immutable.
 */
final class AutomatonState {

  private static final long[] NOTHING = new long[0];

  private final int[] waiting;
  private final long[] foundNow;
  private final long[] foundAtEnd;

  /**
   * A state.
   *
   * @param waiting consuming steps, ascending
   * @param foundNow bits of the patterns found whatever follows
   * @param foundAtEnd bits of the patterns found if the text ends here
   */
  AutomatonState(int[] waiting, long[] foundNow, long[] foundAtEnd) {
    this.waiting = waiting;
    this.foundNow = unlessZero(foundNow);
    this.foundAtEnd = unlessZero(foundAtEnd);
  }

  private static long[] unlessZero(long[] bits) {
    return Arrays.stream(bits).allMatch(word -> word == 0) ? NOTHING : bits;
  }

  int[] waiting() {
    return waiting;
  }

  /** True when a pattern is found here whatever follows. */
  boolean isFoundNow() {
    return foundNow.length > 0;
  }

  /** Notes what is found here whatever follows. */
  void hitNow(PatternHits hits) {
    hits.add(foundNow);
  }

  /** Notes what is found here because the text ends. */
  void hitAtEnd(PatternHits hits) {
    if (foundAtEnd.length > 0) {
      hits.add(foundAtEnd);
    }
  }

  /** Roughly the memory it takes, in words of two octets. */
  int size() {
    return 2 * waiting.length + 4 * (foundNow.length + foundAtEnd.length) + 48;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AutomatonState that
        && Arrays.equals(waiting, that.waiting)
        && Arrays.equals(foundNow, that.foundNow)
        && Arrays.equals(foundAtEnd, that.foundAtEnd);
  }

  @Override
  public int hashCode() {
    return (Arrays.hashCode(waiting) * 31 + Arrays.hashCode(foundNow)) * 31
        + Arrays.hashCode(foundAtEnd);
  }
}

package org.signalbox.dra.automaton;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A state of an {@link Automaton}: the steps that wait for a character, and the patterns that are
 * found in it. Equal by these. Immutable but for the states that follow, which any thread fills in.
 */
final class AutomatonState {

  private static final long[] NOTHING = new long[0];

  private final int[] waiting;
  private final long[] foundNow;
  private final long[] foundAtEnd;
  private final @Nullable AutomatonState[] next;

  /**
   * A state.
   *
   * @param waiting consuming steps, ascending
   * @param foundNow bits of the patterns found whatever follows
   * @param foundAtEnd bits of the patterns found if the text ends here
   * @param classes of characters
   */
  AutomatonState(int[] waiting, long[] foundNow, long[] foundAtEnd, int classes) {
    this.waiting = waiting;
    this.foundNow = unlessZero(foundNow);
    this.foundAtEnd = unlessZero(foundAtEnd);
    this.next = new @Nullable AutomatonState[classes];
  }

  private static long[] unlessZero(long[] bits) {
    return Arrays.stream(bits).allMatch(word -> word == 0) ? NOTHING : bits;
  }

  int[] waiting() {
    return waiting;
  }

  /** Notes what is found here. */
  void hit(PatternHits hits, boolean atEnd) {
    if (foundNow.length > 0) {
      hits.add(foundNow);
    }
    if (atEnd && foundAtEnd.length > 0) {
      hits.add(foundAtEnd);
    }
  }

  @Nullable AutomatonState next(int kind) {
    return next[kind];
  }

  void next(int kind, AutomatonState state) {
    next[kind] = state;
  }

  /** Roughly the memory it takes, in words. */
  int size() {
    return waiting.length + next.length + foundNow.length + foundAtEnd.length + 16;
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

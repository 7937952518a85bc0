package org.signalbox.dra.automaton;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Which patterns of a set were found, gathered over one or more texts. Used by one thread. */
public final class PatternHits {

  private long @Nullable [] bits;

  /** True while none was found. */
  public boolean isEmpty() {
    return bits == null;
  }

  void add(long[] more) {
    long[] known = bits;
    if (known == null) {
      bits = more.clone();
      return;
    }
    for (int i = 0; i < more.length; i++) {
      known[i] |= more[i];
    }
  }

  void add(int place, int patterns) {
    long[] one = new long[(patterns + Long.SIZE - 1) / Long.SIZE];
    one[place / Long.SIZE] = 1L << place;
    add(one);
  }

  /** Hands on the place of each pattern that was found, in order. */
  public void forEach(IntConsumer sink) {
    long[] known = bits;
    for (int word = 0; known != null && word < known.length; word++) {
      for (long left = known[word]; left != 0; left &= left - 1) {
        sink.accept(word * Long.SIZE + Long.numberOfTrailingZeros(left));
      }
    }
  }
}

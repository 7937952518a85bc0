package org.signalbox.core;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
public final class NearestName {

  /** Longer than any name; the work grows with the square. */
  private static final int LENGTH_MAX = 100;

  private NearestName() {}

  /**
   * The known name with the fewest edits (a swap of neighbours is one), when they are few enough to
   * be a slip: at most one in three letters, at least two. None for more than a hundred letters.
   */
  public static Optional<String> of(String misspelt, Collection<String> known) {
    if (misspelt.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    String nearest = "";
    int fewest = Math.max(2, misspelt.length() / 3) + 1;
    for (String name : known) {
      // A word that is so much longer or shorter takes as many edits at least.
      boolean mayBe = Math.abs(misspelt.length() - name.length()) < fewest;
      int edits = mayBe ? edits(misspelt, name) : fewest;
      if (edits < fewest && edits < name.length()) {
        nearest = name;
        fewest = edits;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }

  private static int edits(String left, String right) {
    return new Edits(left, right).all();
  }

  /** Fewest edits from the first i letters of one word to the first j of another, for all i, j. */
  private static final class Edits {

    private final String left;
    private final String right;
    private final int[][] table;

    Edits(String left, String right) {
      this.left = left;
      this.right = right;
      this.table = new int[left.length() + 1][right.length() + 1];
    }

    int all() {
      for (int i = 0; i <= left.length(); i++) {
        for (int j = 0; j <= right.length(); j++) {
          table[i][j] = i == 0 || j == 0 ? i + j : fewest(i, j);
        }
      }
      return table[left.length()][right.length()];
    }

    private int fewest(int i, int j) {
      boolean same = left.charAt(i - 1) == right.charAt(j - 1);
      int best = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
      best = Math.min(best, table[i - 1][j - 1] + (same ? 0 : 1));
      boolean swapped =
          i > 1
              && j > 1
              && left.charAt(i - 1) == right.charAt(j - 2)
              && left.charAt(i - 2) == right.charAt(j - 1);
      return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
  }
}

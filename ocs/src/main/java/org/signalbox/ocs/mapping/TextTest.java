package org.signalbox.ocs.mapping;

import com.google.re2j.Pattern;

/** What a field may be. Immutable; any thread. */
sealed interface TextTest {

  boolean holds(String text);

  /** Exactly this. */
  record Same(String text) implements TextTest {
    @Override
    public boolean holds(String found) {
      return text.equals(found);
    }
  }

  /** Begins and ends so: what was written with a star between, or at one end. */
  record Around(String start, String end) implements TextTest {
    @Override
    public boolean holds(String found) {
      return found.length() >= start.length() + end.length()
          && found.startsWith(start)
          && found.endsWith(end);
    }
  }

  /** A number from one to another. */
  record Between(long least, long most) implements TextTest {
    private static final int DIGITS_MAX = 18;

    @Override
    public boolean holds(String found) {
      boolean isNumber =
          !found.isEmpty()
              && found.length() <= DIGITS_MAX
              && found.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!isNumber) {
        return false;
      }
      long number = Long.parseLong(found);
      return number >= least && number <= most;
    }
  }

  /** Has a place that the expression meets. */
  record Meets(Pattern pattern) implements TextTest {
    @Override
    public boolean holds(String found) {
      return pattern.matcher(found).find();
    }
  }
}

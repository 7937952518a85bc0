package org.signalbox.core;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a pattern becomes once its repetitions are written out.
 *
 * <p>RE2/J writes {@code ((a{1000}){1000}){1000}} out and runs out of memory, where the reference's
 * library refuses it. So the size is estimated before anything is compiled: an atom counts one, a
 * group what is in it, and {@code {n,m}} multiplies what stands before it.
 *
 * <p>Whoever compiles an operator's pattern asks {@link #isTooLong} and {@link #isTooLarge} first.
 */
public final class PatternSize {

  /** Characters of a pattern that is compiled. */
  public static final int MAX_LENGTH = 2_000;

  /** Groups of a pattern that is compiled: compiling recurses into them. */
  public static final int MAX_GROUPS = 200;

  /** States of a compiled pattern; matching takes time in proportion to them. */
  private static final int MAX_STATES = 2_000;

  private final String pattern;
  private final Deque<Long> enclosing = new ArrayDeque<>();
  private long before;
  private long atom;
  private int at;

  private PatternSize(String pattern) {
    this.pattern = pattern;
  }

  /**
   * True for a pattern of more than {@link #MAX_LENGTH} characters or {@link #MAX_GROUPS} groups.
   */
  public static boolean isTooLong(String pattern) {
    return pattern.length() > MAX_LENGTH
        || pattern.chars().filter(c -> c == '(').count() > MAX_GROUPS;
  }

  /** True for a pattern whose repetitions, written out, make it too large to be compiled. */
  public static boolean isTooLarge(String pattern) {
    return of(pattern, MAX_STATES) > MAX_STATES;
  }

  /** An estimate that is not too small; anything above {@code limit} is reported as above it. */
  static long of(String pattern, long limit) {
    PatternSize size = new PatternSize(pattern);
    while (size.at < pattern.length() && size.total() <= limit) {
      size.step();
    }
    return size.total();
  }

  private long total() {
    long total = before + atom;
    for (long outer : enclosing) {
      total += outer;
    }
    return total;
  }

  private void step() {
    switch (pattern.charAt(at)) {
      case '\\' -> {
        addAtom();
        at += 2;
      }
      case '[' -> {
        addAtom();
        at = endOfClass(at + 1);
      }
      case '(' -> {
        enclosing.push(before + atom);
        before = 0;
        atom = 0;
        at++;
      }
      case ')' -> {
        atom = before + atom + 1;
        before = enclosing.isEmpty() ? 0 : enclosing.pop();
        at++;
      }
      case '{' -> repeat();
      default -> {
        addAtom();
        at++;
      }
    }
  }

  private void addAtom() {
    before += atom;
    atom = 1;
  }

  /** Multiplies by the larger bound of {@code {n}}, {@code {n,}} or {@code {n,m}}. */
  private void repeat() {
    int close = pattern.indexOf('}', at);
    int bound = close < 0 ? -1 : largestNumber(pattern.substring(at + 1, close));
    if (bound < 0) {
      addAtom();
      at++;
      return;
    }
    atom *= Math.max(1, bound);
    at = close + 1;
  }

  private static int largestNumber(String bounds) {
    int largest = -1;
    for (String bound : bounds.split(",", -1)) {
      if (bound.length() > 4 || !bound.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return -1;
      }
      largest = bound.isEmpty() ? largest : Math.max(largest, Integer.parseInt(bound));
    }
    return largest;
  }

  private int endOfClass(int from) {
    // A bracket right after the opening one, or after its negation, is a member.
    int i = from;
    i += i < pattern.length() && pattern.charAt(i) == '^' ? 1 : 0;
    i += i < pattern.length() && pattern.charAt(i) == ']' ? 1 : 0;
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      i += pattern.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}

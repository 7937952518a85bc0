package org.signalbox.registers.nf.shape;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Builds shapes. */
public final class Shapes {

  /** Longest string of a member without a bound of its own, in characters. */
  public static final int TEXT_MAX = 4_096;

  /** Any value. */
  public static final Shape ANY = new Shape.Anything();

  /** Any string of at least one character. */
  public static final Shape TEXT = new Shape.Text(TEXT_MAX, text -> !text.isEmpty(), "a string");

  /** {@code true} or {@code false}. */
  public static final Shape FLAG = new Shape.Flag();

  private Shapes() {}

  /**
   * A string that matches a pattern as a whole.
   *
   * @param lengthMax bounds the work of matching
   */
  public static Shape text(int lengthMax, String regex, String expected) {
    Pattern pattern = Pattern.compile(regex);
    return new Shape.Text(lengthMax, text -> pattern.matcher(text).matches(), expected);
  }

  /** One of a closed set of strings. */
  public static Shape oneOf(String... values) {
    Set<String> legal = Set.of(values);
    return new Shape.Text(TEXT_MAX, legal::contains, "one of " + String.join(", ", values));
  }

  /** A whole number, both bounds inclusive. */
  public static Shape whole(long min, long max) {
    return new Shape.Whole(min, max);
  }

  /** A list of at least one. */
  public static Shape items(Shape item) {
    return new Shape.Items(item, 1);
  }

  /** A list that may be empty. */
  public static Shape anyItems(Shape item) {
    return new Shape.Items(item, 0);
  }

  /** An object of free keys, at least one. */
  public static Shape entries(Shape value) {
    return new Shape.Entries(value, 1);
  }

  /** An object of known members, none of them required. */
  public static Shape.Members object(Shape.Member... members) {
    return Shape.Members.of(Map.of(), members);
  }

  /** A member of an object. */
  public static Shape.Member member(String name, Shape shape) {
    return new Shape.Member(name, shape);
  }
}

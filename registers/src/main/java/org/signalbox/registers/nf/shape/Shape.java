package org.signalbox.registers.nf.shape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What one JSON value has to be. Immutable; any thread may share it. */
public sealed interface Shape {

  /** What is expected, for the sentence of a fault: {@code "a whole number from 0 to 100"}. */
  String expected();

  /** Any value. */
  record Anything() implements Shape {
    @Override
    public String expected() {
      return "a value";
    }
  }

  /**
   * A string.
   *
   * @param lengthMax most characters; longer ones are refused before {@code legal} sees them
   * @param legal decides about a string of legal length
   * @param expected words for a fault
   */
  record Text(int lengthMax, Predicate<String> legal, String expected) implements Shape {}

  /** A whole number within bounds, both inclusive. */
  record Whole(long min, long max) implements Shape {
    @Override
    public String expected() {
      return "a whole number from " + min + " to " + max;
    }
  }

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {
    @Override
    public String expected() {
      return "true or false";
    }
  }

  /** A list whose items all fit. */
  record Items(Shape item, int min) implements Shape {
    @Override
    public String expected() {
      return min == 0 ? "a list" : "a list of at least " + min;
    }
  }

  /** An object of free keys whose values all fit. */
  record Entries(Shape value, int min) implements Shape {
    @Override
    public String expected() {
      return min == 0 ? "an object" : "an object of at least " + min + " member";
    }
  }

  /**
   * An object of known members; others are kept and not looked at.
   *
   * @param members what is known
   * @param required those that must be there
   * @param alternatives one of which must be there, unless it is empty
   */
  record Members(Map<String, Shape> members, Set<String> required, List<String> alternatives)
      implements Shape {

    public Members {
      members = Map.copyOf(members);
      required = Set.copyOf(required);
      alternatives = List.copyOf(alternatives);
    }

    /** Of some members, none of them required. */
    public static Members of(Map<String, Shape> common, Member... members) {
      Map<String, Shape> all = new HashMap<>(common);
      for (Member member : members) {
        all.put(member.name(), member.shape());
      }
      return new Members(all, Set.of(), List.of());
    }

    /** The same with members that must be there. */
    public Members requiring(String... names) {
      return new Members(members, Set.of(names), alternatives);
    }

    /** The same where one of some members must be there. */
    public Members requiringOneOf(String... names) {
      return new Members(members, required, List.of(names));
    }

    @Override
    public String expected() {
      return "an object";
    }
  }

  /** A member of an object, by name. */
  record Member(String name, Shape shape) {}
}

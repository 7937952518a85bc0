package org.signalbox.profiles;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.profiles.internal.FieldText;

/**
 * The value of one field of an event, in the type that it was sent in.
 *
 * <p>Values are bounded where they are made: a number has at most {@value #MAX_DIGITS} digits on
 * either side of its point, and nested values are at most {@value #MAX_DEPTH} deep. So no later
 * step has to fear printing or comparing one.
 */
public sealed interface FieldValue {

  /** Most digits of a number before the point, and most after it. */
  int MAX_DIGITS = 400;

  /** Deepest nesting of lists and objects. */
  int MAX_DEPTH = 32;

  /** A text. */
  record Text(String value) implements FieldValue {}

  /**
   * An exact number.
   *
   * @param value without trailing zeros, so that equal numbers are equal values
   */
  record Decimal(BigDecimal value) implements FieldValue {

    /**
     * @throws IllegalArgumentException when the number has more digits than a field may have
     */
    public Decimal {
      value = FieldText.boundedNumber(value);
    }
  }

  /** True or false. */
  record Flag(boolean value) implements FieldValue {}

  /** A field that is there without a value: JSON's {@code null}. */
  record Nothing() implements FieldValue {}

  /** Several values in order. */
  record Items(List<FieldValue> values) implements FieldValue {

    /**
     * @throws IllegalArgumentException when nested too deep
     */
    public Items {
      values = List.copyOf(values);
      FieldText.checkDepth(values);
    }
  }

  /** An object, its members in the order sent. */
  record Members(Map<String, FieldValue> values) implements FieldValue {

    /**
     * @throws IllegalArgumentException when nested too deep
     */
    public Members {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      FieldText.checkDepth(values.values());
    }
  }

  static FieldValue text(String value) {
    return new Text(value);
  }

  static FieldValue number(BigDecimal value) {
    return new Decimal(value);
  }

  static FieldValue number(long value) {
    return new Decimal(BigDecimal.valueOf(value));
  }

  static FieldValue flag(boolean value) {
    return new Flag(value);
  }

  static FieldValue nothing() {
    return new Nothing();
  }

  static FieldValue items(List<FieldValue> values) {
    return new Items(values);
  }

  /** A list of texts, as options such as {@code *attrProfileIDs} hold. */
  static FieldValue texts(List<String> values) {
    return new Items(values.stream().map(FieldValue::text).toList());
  }

  static FieldValue members(Map<String, FieldValue> values) {
    return new Members(values);
  }

  /**
   * How filters and attributes see the value: a text as it is, a number without exponent, {@code
   * true} and {@code false}, nothing as {@code ""}, nested values as compact JSON.
   */
  default String asText() {
    return FieldText.of(this);
  }

  /** How many levels of lists and objects this value has; 0 for a plain one. */
  default int depth() {
    return FieldText.depth(this);
  }
}

package org.signalbox.profiles.internal;

import java.util.Optional;
import org.signalbox.profiles.FieldValue;

/**
 * A text that an event gives: a constant, or a field with searches, replacements and converters.
 *
 * <p>Immutable; any thread may evaluate.
 */
interface Expression {

  /** Longest text that evaluation may give; beyond it the event is refused. */
  int MAX_TEXT_LENGTH = 65_536;

  /**
   * The text.
   *
   * @return empty when a field it reads is not in the event
   * @throws EvaluationFault when the field does not fit a converter
   */
  Optional<String> text(EventView event);

  /** The value in the type it has in the event, where no converter makes it a text. */
  default Optional<FieldValue> value(EventView event) {
    return text(event).map(FieldValue::text);
  }

  /** Whether the field is there, whatever its value. */
  default boolean exists(EventView event) {
    return value(event).isPresent();
  }

  /** The text without an event: a constant's own, {@code ""} in place of a field's. */
  String constantText();

  /** The field read, when the expression is a field and nothing else. */
  default Optional<FieldPath> plainPath() {
    return Optional.empty();
  }

  /** The text, when the expression is the same for all events. */
  default Optional<String> constant() {
    return Optional.empty();
  }

  static String bounded(String text) {
    if (text.length() > MAX_TEXT_LENGTH) {
      throw tooLong();
    }
    return text;
  }

  static EvaluationFault tooLong() {
    return new EvaluationFault("a value of more than " + MAX_TEXT_LENGTH + " characters");
  }
}

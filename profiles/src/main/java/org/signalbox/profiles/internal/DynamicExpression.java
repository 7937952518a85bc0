package org.signalbox.profiles.internal;

import java.util.Optional;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.ProfileFault;

/**
 * An expression whose own text is partly read from the event, as in {@code
 * ~*req.<~*req.FieldName>}.
 *
 * @param before what stands before the part in angle brackets
 * @param inner gives that part
 * @param after what stands after it
 */
record DynamicExpression(String before, Expressions inner, String after) implements Expression {

  /** What an event may put into an expression; more is no name of a field. */
  private static final int MAX_INNER_LENGTH = 256;

  @Override
  public Optional<String> text(EventView event) {
    return resolved(event).flatMap(expression -> expression.text(event));
  }

  @Override
  public Optional<FieldValue> value(EventView event) {
    return resolved(event).flatMap(expression -> expression.value(event));
  }

  @Override
  public String constantText() {
    return before + inner.constantText() + after;
  }

  private Optional<Expression> resolved(EventView event) {
    return inner.text(event).map(this::compiled);
  }

  private Expression compiled(String text) {
    if (text.length() > MAX_INNER_LENGTH) {
      throw new EvaluationFault("a field name of " + text.length() + " characters");
    }
    try {
      return ExpressionParser.parseResolved(before + text + after);
    } catch (ProfileFault e) {
      throw EvaluationFault.from(e);
    }
  }
}

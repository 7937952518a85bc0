package org.signalbox.profiles.internal;

import java.util.List;
import org.signalbox.profiles.ProfileFault;

/** Compiles the type and value of an attribute. */
final class AttributeOperationParser {

  private AttributeOperationParser() {}

  /**
   * @param type such as {@code *sum}; empty means {@code *variable}
   * @param target the field that is changed
   * @param value the compiled expression
   * @throws ProfileFault when the type is not known or takes another number of parts
   */
  static AttributeOperation parse(String type, FieldPath target, Expressions value) {
    return switch (type) {
      case "*none" -> (event, terms) -> "";
      case "*constant" -> (event, terms) -> value.constantText();
      case "", "*variable", "*composed" ->
          (event, terms) -> AttributeOperation.required(value, event);
      case "*sum", "*difference", "*multiply", "*divide" -> arithmetic(type, value);
      case "*usage_difference" ->
          new UsageDifference(part(type, value, 2, 0), part(type, value, 2, 1));
      case "*value_exponent" -> new ValueExponent(part(type, value, 2, 0), part(type, value, 2, 1));
      case "*cc_usage" ->
          new CreditControlUsage(
              part(type, value, 3, 0), part(type, value, 3, 1), part(type, value, 3, 2));
      case "*unix_timestamp" -> TimeOperations.unixTimestamp(value);
      case "*datetime" -> TimeOperations.dateTime(value);
      case "*prefix" ->
          (event, terms) -> AttributeOperation.required(value, event) + current(target, event);
      case "*suffix" ->
          (event, terms) -> current(target, event) + AttributeOperation.required(value, event);
      case "*sipcid" -> new SipCallId(atLeast(type, value, 1));
      default -> throw new ProfileFault("unsupported type: <" + Excerpt.of(type) + ">");
    };
  }

  private static AttributeOperation arithmetic(String type, Expressions value) {
    return new Arithmetic(Arithmetic.Operator.of(type), atLeast(type, value, 2));
  }

  private static String current(FieldPath target, EventView event) {
    return target
        .read(event)
        .orElseThrow(() -> new EvaluationFault.MissingField(target.toString()))
        .asText();
  }

  private static List<Expression> atLeast(String type, Expressions value, int count) {
    if (value.parts().size() < count) {
      throw invalidArguments(type, value);
    }
    return value.parts();
  }

  private static Expression part(String type, Expressions value, int count, int at) {
    if (value.parts().size() != count) {
      throw invalidArguments(type, value);
    }
    return value.parts().get(at);
  }

  private static ProfileFault invalidArguments(String type, Expressions value) {
    return new ProfileFault(
        "invalid number of arguments <" + value.parts().size() + "> to " + type);
  }
}

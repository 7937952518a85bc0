package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import java.util.List;
import org.signalbox.core.TimeText;
import org.signalbox.core.UsageText;
import org.signalbox.profiles.MatchTerms;
import org.signalbox.profiles.ProfileFault;

/**
 * The attributes {@code *sum}, {@code *difference}, {@code *multiply} and {@code *divide}.
 *
 * <p>The first part decides the kind of the result: a number, a duration, or a time to which
 * durations are added. Numbers are exact: unlike the reference, whole numbers divide to a fraction
 * where there is one.
 *
 * @param operator what is done
 * @param parts at least two, worked off from left to right
 */
record Arithmetic(Operator operator, List<Expression> parts) implements AttributeOperation {

  Arithmetic {
    parts = List.copyOf(parts);
  }

  /** What can be done with numbers. */
  enum Operator {
    SUM("*sum") {
      @Override
      BigDecimal apply(BigDecimal left, BigDecimal right) {
        return left.add(right);
      }
    },
    DIFFERENCE("*difference") {
      @Override
      BigDecimal apply(BigDecimal left, BigDecimal right) {
        return left.subtract(right);
      }
    },
    MULTIPLY("*multiply") {
      @Override
      BigDecimal apply(BigDecimal left, BigDecimal right) {
        return left.multiply(right);
      }
    },
    DIVIDE("*divide") {
      @Override
      BigDecimal apply(BigDecimal left, BigDecimal right) {
        return NumberText.quotient(left, right);
      }
    };

    private final String type;

    Operator(String type) {
      this.type = type;
    }

    abstract BigDecimal apply(BigDecimal left, BigDecimal right);

    static Operator of(String type) {
      for (Operator operator : values()) {
        if (operator.type.equals(type)) {
          return operator;
        }
      }
      throw new ProfileFault("unsupported type: <" + type + ">");
    }

    private boolean isAdditive() {
      return this == SUM || this == DIFFERENCE;
    }
  }

  @Override
  public String apply(EventView event, MatchTerms terms) {
    Scalar first = scalar(parts.getFirst(), event, terms);
    return switch (first) {
      case Scalar.Num number -> NumberText.format(result(number.value(), event, terms));
      case Scalar.Span span when operator.isAdditive() ->
          UsageText.format(nanos(result(BigDecimal.valueOf(span.nanos()), event, terms)));
      case Scalar.Moment moment when operator.isAdditive() ->
          TimeText.rfc3339(moment.value().plusNanos(nanos(result(BigDecimal.ZERO, event, terms))));
      case Scalar.Span _, Scalar.Moment _, Scalar.Word _ ->
          throw new EvaluationFault("unsupported type: <" + first.shown() + ">");
    };
  }

  private BigDecimal result(BigDecimal first, EventView event, MatchTerms terms) {
    BigDecimal result = first;
    for (Expression part : parts.subList(1, parts.size())) {
      BigDecimal operand = magnitude(scalar(part, event, terms));
      result = NumberText.bounded(operator.apply(result, operand));
    }
    return result;
  }

  private static Scalar scalar(Expression part, EventView event, MatchTerms terms) {
    return Scalar.of(AttributeOperation.required(part, event), terms);
  }

  private static BigDecimal magnitude(Scalar operand) {
    return switch (operand) {
      case Scalar.Num number -> number.value();
      case Scalar.Span span -> BigDecimal.valueOf(span.nanos());
      case Scalar.Moment _, Scalar.Word _ ->
          throw new EvaluationFault("not a number: \"" + operand.shown() + "\"");
    };
  }

  private static long nanos(BigDecimal value) {
    if (value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new EvaluationFault("a duration of more than 292 years");
    }
    return value.longValue();
  }
}

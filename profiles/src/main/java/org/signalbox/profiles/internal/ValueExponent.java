package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import org.signalbox.profiles.MatchTerms;

/**
 * The attribute {@code *value_exponent}: a number with its point moved, as in the AVPs of
 * Unit-Value (RFC 8506 §8.8). Exact, where the reference rounds to its configured decimals.
 */
record ValueExponent(Expression value, Expression exponent) implements AttributeOperation {

  private static final int MAX_EXPONENT = 400;

  @Override
  public String apply(EventView event, MatchTerms terms) {
    String digits = AttributeOperation.required(value, event);
    BigDecimal number =
        NumberText.parse(digits)
            .orElseThrow(() ->
                new EvaluationFault(
                    "invalid value <" + Excerpt.of(digits) + "> to *value_exponent"));
    return NumberText.format(number.scaleByPowerOfTen(exponent(event)));
  }

  private int exponent(EventView event) {
    String written = AttributeOperation.required(exponent, event);
    BigDecimal places =
        NumberText.parse(written)
            .filter(number -> number.scale() <= 0)
            .filter(number -> number.abs().compareTo(BigDecimal.valueOf(MAX_EXPONENT)) <= 0)
            .orElseThrow(() ->
                new EvaluationFault(
                    "invalid exponent <" + Excerpt.of(written) + "> to *value_exponent"));
    return places.intValueExact();
  }
}

package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import org.signalbox.core.UsageText;
import org.signalbox.profiles.MatchTerms;

/**
 * The attribute {@code *cc_usage}: what a credit-control session has used when its requests report
 * only their last interval: the time used plus an interval for each request before this one.
 *
 * @param requestNumber of this request; below one counts as one
 * @param used reported by this request
 * @param interval granted to each request
 */
record CreditControlUsage(Expression requestNumber, Expression used, Expression interval)
    implements AttributeOperation {

  @Override
  public String apply(EventView event, MatchTerms terms) {
    String written = AttributeOperation.required(requestNumber, event);
    BigDecimal number =
        NumberText.parse(written)
            .filter(parsed -> parsed.scale() <= 0 && parsed.precision() <= 18)
            .orElseThrow(() -> invalid("requestNumber", written));
    long before = Math.max(0, number.longValueExact() - 1);
    long usedNanos = duration("usedCCTime", used, event);
    long intervalNanos = duration("debitInterval", interval, event);
    try {
      return UsageText.format(Math.addExact(usedNanos, Math.multiplyExact(intervalNanos, before)));
    } catch (ArithmeticException e) {
      throw new EvaluationFault("a duration of more than 292 years");
    }
  }

  private static long duration(String name, Expression part, EventView event) {
    String written = AttributeOperation.required(part, event);
    try {
      return UsageText.parse(written);
    } catch (IllegalArgumentException e) {
      throw invalid(name, written);
    }
  }

  private static EvaluationFault invalid(String name, String written) {
    return new EvaluationFault("invalid " + name + " <" + Excerpt.of(written) + "> to *cc_usage");
  }
}

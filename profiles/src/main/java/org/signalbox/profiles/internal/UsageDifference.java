package org.signalbox.profiles.internal;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.signalbox.core.UsageText;
import org.signalbox.profiles.MatchTerms;

/** The attribute {@code *usage_difference}: how long from one time to another. */
record UsageDifference(Expression end, Expression start) implements AttributeOperation {

  @Override
  public String apply(EventView event, MatchTerms terms) {
    Duration between = Duration.between(moment(start, event, terms), moment(end, event, terms));
    try {
      return UsageText.format(between.toNanos());
    } catch (ArithmeticException e) {
      throw new EvaluationFault("a duration of more than 292 years");
    }
  }

  private static ZonedDateTime moment(Expression part, EventView event, MatchTerms terms) {
    return TimeConverters.read(AttributeOperation.required(part, event), terms.zone(), terms.now());
  }
}

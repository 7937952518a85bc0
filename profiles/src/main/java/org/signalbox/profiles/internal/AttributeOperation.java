package org.signalbox.profiles.internal;

import org.signalbox.profiles.MatchTerms;

/** How an attribute makes its text. Immutable; any thread may apply. */
@FunctionalInterface
interface AttributeOperation {

  /**
   * @throws EvaluationFault.MissingField when a field it needs is not in the event
   * @throws EvaluationFault when a field is not of the kind it needs
   */
  String apply(EventView event, MatchTerms terms);

  /** The text of a part that must be there. */
  static String required(Expression part, EventView event) {
    return part.text(event).orElseThrow(() -> new EvaluationFault.MissingField(part.toString()));
  }

  /** The joined text of all parts, which must be there. */
  static String required(Expressions parts, EventView event) {
    return parts.text(event).orElseThrow(() -> new EvaluationFault.MissingField(parts.toString()));
  }
}

package org.signalbox.profiles.internal;

import org.signalbox.profiles.MatchTerms;

/**
 * One change of a field, ready to be applied.
 *
 * @param filters must pass for this change alone
 * @param path the field, as written
 * @param target the field
 * @param appends whether the text is put after what the field has ({@code *composed})
 * @param operation makes the text
 */
record CompiledAttribute(
    FilterChain filters,
    String path,
    FieldPath target,
    boolean appends,
    AttributeOperation operation) {

  /** As the text of an attribute: takes the field away. */
  private static final String REMOVE = "*remove";

  /** Applies the change where its filters pass, and says whether they did. */
  boolean apply(WorkingEvent event, MatchTerms terms) {
    if (!filters.passes(event, terms)) {
      return false;
    }
    String text = operation.apply(event, terms);
    if (text.equals(REMOVE)) {
      event.remove(target);
      return true;
    }
    String before = appends ? target.read(event).map(value -> value.asText()).orElse("") : "";
    event.set(target, Expression.bounded(before + text));
    return true;
  }
}

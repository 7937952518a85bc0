package org.signalbox.profiles.internal;

import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.MatchTerms;

/**
 * The field is in the event, or has nothing in it.
 *
 * @param element the field
 * @param emptiness whether being empty or absent is asked, rather than being there
 */
record PresenceCondition(Expression element, boolean emptiness) implements Condition {

  @Override
  public boolean holds(EventView event, MatchTerms terms) {
    return emptiness
        ? element.value(event).map(PresenceCondition::isEmpty).orElse(true)
        : element.exists(event);
  }

  private static boolean isEmpty(FieldValue value) {
    return switch (value) {
      case FieldValue.Nothing _ -> true;
      case FieldValue.Text text -> text.value().isEmpty();
      case FieldValue.Items items -> items.values().isEmpty();
      case FieldValue.Members members -> members.values().isEmpty();
      case FieldValue.Decimal _, FieldValue.Flag _ -> false;
    };
  }
}

package org.signalbox.profiles.internal;

import java.util.Map;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;

/** What expressions can read: an event, or one that attributes are changing. */
interface EventView {

  String tenant();

  Map<String, FieldValue> fields();

  Map<String, FieldValue> options();

  /** What the processing of attributes says of itself, such as {@code *processRuns}. */
  Map<String, FieldValue> variables();

  /** An event that nothing is changing. */
  static EventView of(Event event) {
    return new Unchanged(event);
  }

  /** An event as it came. */
  record Unchanged(Event event) implements EventView {

    @Override
    public String tenant() {
      return event.tenant();
    }

    @Override
    public Map<String, FieldValue> fields() {
      return event.fields();
    }

    @Override
    public Map<String, FieldValue> options() {
      return event.options();
    }

    @Override
    public Map<String, FieldValue> variables() {
      return Map.of();
    }
  }
}

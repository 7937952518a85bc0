package org.signalbox.profiles.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;

/** An event while attributes change it. Belongs to one thread. */
final class WorkingEvent implements EventView {

  private final Event original;
  private String tenant;
  private final Map<String, FieldValue> fields;
  private final Map<String, FieldValue> options;
  private final Map<String, FieldValue> variables = new LinkedHashMap<>();

  WorkingEvent(Event original) {
    this.original = original;
    this.tenant = original.tenant();
    this.fields = new LinkedHashMap<>(original.fields());
    this.options = new LinkedHashMap<>(original.options());
  }

  /** An event of its own with what this one has. */
  WorkingEvent copy() {
    WorkingEvent copy = new WorkingEvent(frozen());
    copy.variables.putAll(variables);
    return copy;
  }

  @Override
  public String tenant() {
    return tenant;
  }

  @Override
  public Map<String, FieldValue> fields() {
    return fields;
  }

  @Override
  public Map<String, FieldValue> options() {
    return options;
  }

  @Override
  public Map<String, FieldValue> variables() {
    return variables;
  }

  void set(FieldPath path, String text) {
    List<String> names = path.names();
    switch (path.root()) {
      case TENANT -> tenant = text;
      case FIELDS -> put(fields, names, text);
      case OPTIONS -> put(options, names, text);
      case VARIABLES -> put(variables, names, text);
    }
  }

  void remove(FieldPath path) {
    List<String> names = path.names();
    switch (path.root()) {
      case TENANT -> tenant = "";
      case FIELDS -> take(fields, names);
      case OPTIONS -> take(options, names);
      case VARIABLES -> take(variables, names);
    }
  }

  Event frozen() {
    return new Event(tenant, original.id(), original.time(), fields, options);
  }

  private static void put(Map<String, FieldValue> values, List<String> names, String text) {
    String name = names.getFirst();
    values.put(name, inserted(values.get(name), names.subList(1, names.size()), text));
  }

  /** The value with a text at a path inside it; objects on the way are made where missing. */
  private static FieldValue inserted(@Nullable FieldValue value, List<String> names, String text) {
    if (names.isEmpty()) {
      return FieldValue.text(text);
    }
    Map<String, FieldValue> members =
        switch (value) {
          case null -> new LinkedHashMap<>();
          case FieldValue.Members object -> new LinkedHashMap<>(object.values());
          case FieldValue.Text _,
              FieldValue.Decimal _,
              FieldValue.Flag _,
              FieldValue.Nothing _,
              FieldValue.Items _ ->
              throw new EvaluationFault("WRONG_PATH");
        };
    put(members, names, text);
    return FieldValue.members(members);
  }

  private static void take(Map<String, FieldValue> values, List<String> names) {
    String name = names.getFirst();
    if (names.size() == 1) {
      values.remove(name);
    } else if (values.get(name) instanceof FieldValue.Members object) {
      Map<String, FieldValue> members = new LinkedHashMap<>(object.values());
      take(members, names.subList(1, names.size()));
      values.put(name, FieldValue.members(members));
    }
  }
}

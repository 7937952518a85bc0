package org.signalbox.profiles;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields that never change, in the order given: an event that differs from another only in its
 * options shares its fields, and the reverse. Any thread.
 */
final class FrozenFields extends AbstractMap<String, FieldValue> {

  private final Map<String, FieldValue> values;

  private FrozenFields(Map<String, FieldValue> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** The same fields, copied unless they are frozen already. */
  static FrozenFields of(Map<String, FieldValue> fields) {
    return fields instanceof FrozenFields frozen
        ? frozen
        : new FrozenFields(new LinkedHashMap<>(fields));
  }

  /** Fields that nobody else knows of. */
  static FrozenFields owning(Map<String, FieldValue> fields) {
    return new FrozenFields(fields);
  }

  @Override
  public @Nullable FieldValue get(Object name) {
    return values.get(name);
  }

  @Override
  public boolean containsKey(Object name) {
    return values.containsKey(name);
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public Set<Entry<String, FieldValue>> entrySet() {
    return values.entrySet();
  }
}

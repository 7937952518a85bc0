package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.FieldValue;

/**
 * A field of the event, searched and replaced, then converted.
 *
 * @param path where the field is
 * @param replacements applied in order
 * @param converters applied in order after them
 */
record FieldExpression(FieldPath path, List<SearchReplace> replacements, List<Converter> converters)
    implements Expression {

  FieldExpression {
    replacements = List.copyOf(replacements);
    converters = List.copyOf(converters);
  }

  @Override
  public Optional<String> text(EventView event) {
    return path.read(event).map(value -> altered(value.asText()));
  }

  @Override
  public Optional<FieldValue> value(EventView event) {
    Optional<FieldValue> value = path.read(event);
    return isPlain() ? value : value.map(read -> FieldValue.text(altered(read.asText())));
  }

  @Override
  public boolean exists(EventView event) {
    return path.read(event).isPresent();
  }

  @Override
  public String constantText() {
    return altered("");
  }

  @Override
  public Optional<FieldPath> plainPath() {
    return isPlain() ? Optional.of(path) : Optional.empty();
  }

  private boolean isPlain() {
    return replacements.isEmpty() && converters.isEmpty();
  }

  private String altered(String text) {
    String altered = Expression.bounded(text);
    for (SearchReplace replacement : replacements) {
      altered = replacement.apply(altered);
    }
    for (Converter converter : converters) {
      altered = converter.convert(altered);
    }
    return Expression.bounded(altered);
  }
}

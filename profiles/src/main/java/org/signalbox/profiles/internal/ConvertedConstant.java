package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;

/** A constant with converters, such as {@code 90s{*duration_seconds}}. */
record ConvertedConstant(String written, List<Converter> converters) implements Expression {

  ConvertedConstant {
    converters = List.copyOf(converters);
  }

  @Override
  public Optional<String> text(EventView event) {
    return Optional.of(constantText());
  }

  @Override
  public String constantText() {
    String converted = written;
    for (Converter converter : converters) {
      converted = converter.convert(converted);
    }
    return Expression.bounded(converted);
  }
}

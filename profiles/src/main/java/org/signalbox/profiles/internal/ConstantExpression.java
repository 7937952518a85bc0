package org.signalbox.profiles.internal;

import java.util.Optional;

/** The same text for every event. */
record ConstantExpression(String constantText) implements Expression {

  @Override
  public Optional<String> text(EventView event) {
    return Optional.of(constantText);
  }

  @Override
  public Optional<String> constant() {
    return Optional.of(constantText);
  }
}

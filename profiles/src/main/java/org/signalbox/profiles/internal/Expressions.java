package org.signalbox.profiles.internal;

import java.util.List;
import java.util.Optional;

/**
 * Expressions whose texts are joined without anything between them.
 *
 * @param parts in the operator's order
 */
record Expressions(List<Expression> parts) {

  Expressions {
    parts = List.copyOf(parts);
  }

  /** The joined text; empty when a field of any part is missing. */
  Optional<String> text(EventView event) {
    if (parts.size() == 1) {
      return parts.getFirst().text(event);
    }
    StringBuilder joined = new StringBuilder();
    for (Expression part : parts) {
      Optional<String> text = part.text(event);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      joined.append(text.get());
      if (joined.length() > Expression.MAX_TEXT_LENGTH) {
        throw Expression.tooLong();
      }
    }
    return Optional.of(joined.toString());
  }

  String constantText() {
    StringBuilder joined = new StringBuilder();
    parts.forEach(part -> joined.append(part.constantText()));
    return Expression.bounded(joined.toString());
  }
}

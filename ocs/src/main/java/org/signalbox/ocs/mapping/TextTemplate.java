package org.signalbox.ocs.mapping;

import java.util.List;

/**
 * A text with fields in it, such as {@code apn:{apn}}. A template whose every field is empty gives
 * nothing, whatever stands between them. Immutable; any thread.
 *
 * @param parts in order
 */
record TextTemplate(List<Part> parts) {

  /** A piece of a template. */
  sealed interface Part {}

  /** A piece that is always the same. */
  record Literal(String text) implements Part {}

  /** A piece that the request tells. */
  record Field(FieldSource source) implements Part {}

  TextTemplate {
    parts = List.copyOf(parts);
  }

  static TextTemplate of(FieldSource source) {
    return new TextTemplate(List.of(new Field(source)));
  }

  static TextTemplate of(String literal) {
    return new TextTemplate(List.of(new Literal(literal)));
  }

  /** The text for a service; empty when there are fields and all of them are. */
  String of(FieldView view) {
    if (parts.size() == 1) {
      return text(parts.getFirst(), view);
    }
    StringBuilder text = new StringBuilder();
    boolean isTold = false;
    for (Part part : parts) {
      String piece = text(part, view);
      isTold |= part instanceof Field && !piece.isEmpty();
      text.append(piece);
    }
    return isTold ? text.toString() : "";
  }

  private static String text(Part part, FieldView view) {
    return switch (part) {
      case Literal literal -> literal.text();
      case Field field -> field.source().of(view);
    };
  }
}

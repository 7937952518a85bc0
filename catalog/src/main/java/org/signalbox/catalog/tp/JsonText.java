package org.signalbox.catalog.tp;

import java.math.BigDecimal;
import java.util.Collection;
import org.signalbox.core.Amount;
import tools.jackson.core.JsonGenerator;

/** Writes members the way all items write them. */
final class JsonText {

  private JsonText() {}

  static void text(JsonGenerator out, String name, String value) {
    out.writeStringProperty(name, value);
  }

  static void texts(JsonGenerator out, String name, Collection<String> values) {
    out.writeArrayPropertyStart(name);
    values.forEach(out::writeString);
    out.writeEndArray();
  }

  /** A number with all its digits and without exponent. */
  static void number(JsonGenerator out, String name, Amount value) {
    out.writeName(name);
    out.writeNumber(value.toString());
  }

  static void number(JsonGenerator out, String name, BigDecimal value) {
    number(out, name, Amount.of(value));
  }
}

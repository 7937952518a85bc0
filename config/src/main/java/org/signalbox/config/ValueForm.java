package org.signalbox.config;

import java.util.function.Function;

/**
 * The form that the text of a setting has.
 *
 * @param description what is expected, as problems and the reference page say it
 * @param decoder reads a text; throws {@link IllegalArgumentException} when it has another form
 * @param secret whether problems must not quote the text
 * @param <T> what the text is read to
 */
public record ValueForm<T>(String description, Function<String, T> decoder, boolean secret) {

  public ValueForm(String description, Function<String, T> decoder) {
    this(description, decoder, false);
  }

  /**
   * @throws IllegalArgumentException when the text is not of this form
   */
  public T decode(String text) {
    return decoder.apply(text);
  }

  /** The text as a problem may quote it. */
  public String quoted(String text) {
    return secret ? "a literal secret" : "\"" + text + "\"";
  }
}

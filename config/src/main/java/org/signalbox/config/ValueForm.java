package org.signalbox.config;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The form that the text of a setting has.
 *
 * @param description what is expected, as problems and the reference page say it
 * @param decoder reads a text; throws {@link IllegalArgumentException} when it has another form
 * @param secret whether problems must not quote the text
 * @param <T> what the text is read to
 */
public record ValueForm<T>(String description, Function<String, T> decoder, boolean secret) {

  private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("(://[^/@\\s:]*:)[^@\\s]*(@)");

  public ValueForm(String description, Function<String, T> decoder) {
    this(description, decoder, false);
  }

  /**
   * @throws IllegalArgumentException when the text is not of this form
   */
  public T decode(String text) {
    return decoder.apply(text);
  }

  /** The text as a problem may quote it: without a secret, also where an address carries one. */
  public String quoted(String text) {
    return secret
        ? "a literal secret"
        : "\"" + PASSWORD_IN_ADDRESS.matcher(text).replaceAll("$1(secret)$2") + "\"";
  }
}

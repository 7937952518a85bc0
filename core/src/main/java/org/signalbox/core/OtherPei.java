package org.signalbox.core;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Equipment that is named in a form that we do not know (TS 29.571 §5.3.2 ends its forms with
 * {@code .+}). No entry can name it, so what holds for it is what holds for unknown equipment.
 *
 * @param text as sent, 1 to 255 characters
 */
public record OtherPei(String text) implements Pei {

  private static final int MOST_CHARACTERS = 255;
  private static final int SHOWN = 4;

  /** Not one of the forms that we know, and not digits alone, however they are grouped. */
  private static final Pattern FORM =
      Pattern.compile("(?!(?:imei|imeisv|mac|eui)-)(?=.*[^0-9 -])[^\\p{Cntrl}]+");

  /**
   * @throws IllegalArgumentException when it is of a form that we know
   */
  public OtherPei {
    if (!isOther(text)) {
      throw new IllegalArgumentException("no other form of equipment");
    }
  }

  /** Reads it; empty for what has a form that we know, right or wrong. */
  static Optional<OtherPei> parse(String text) {
    return isOther(text) ? Optional.of(new OtherPei(text)) : Optional.empty();
  }

  private static boolean isOther(String text) {
    return text.length() <= MOST_CHARACTERS && FORM.matcher(text).matches();
  }

  @Override
  public String masked() {
    int shown = Math.min(SHOWN, text.length() / 2);
    return text.substring(0, shown) + "*".repeat(text.length() - shown);
  }

  @Override
  public String toString() {
    return text;
  }
}
